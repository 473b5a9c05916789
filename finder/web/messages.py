"""What templates say, looked up once a language: a page says some sixty things."""

from functools import lru_cache

from flask import Flask
from markupsafe import Markup

from finder import languages


def install(app: Flask) -> None:
    """Templates' `_` and `gettext` as Jinja's newstyle ones are: `_("Within %(n)s", n=x)`."""
    app.jinja_env.globals |= {"_": said, "gettext": said}


def said(message: str, /, **variables: object) -> Markup:
    """The message in the language spoken now; what is filled in is escaped."""
    spoken = languages.language()
    return _written(message, spoken) % variables if variables else _bare(message, spoken)


@lru_cache(maxsize=2_048)
def _bare(message: str, spoken: str) -> Markup:
    return _written(message, spoken) % {}


@lru_cache(maxsize=2_048)
def _written(message: str, spoken: str) -> Markup:
    """`spoken` is the language spoken now: it only tells what is kept apart."""
    return Markup(languages.gettext(message))  # noqa: S704 - as Jinja: translations are our own
