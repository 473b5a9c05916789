"""What the first requests would wait for, done before anyone asks."""

from flask import Flask, g

from finder.errors import NoSnapshot
from finder.snapshot import Snapshot

App = Flask
_ADDRESSES = ("/meetings", "/meetings.json")


def warm(app: App, snapshot: Snapshot) -> None:
    """Asks a snapshot that nobody reads yet: opens what is opened late, fills what is kept."""
    for address in _ADDRESSES:
        with app.test_request_context(address):
            g.snapshot = snapshot
            app.full_dispatch_request()


def make_ready(app: App) -> None:
    """Opens the current snapshot, if there is one."""
    try:
        app.extensions["finder"].reader.snapshot()
    except NoSnapshot:
        return  # said to whoever asks
