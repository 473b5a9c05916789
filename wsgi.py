"""The WSGI entry point."""

from finder import create_app

application = create_app()
