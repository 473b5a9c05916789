"""What the first requests would wait for, done before anyone asks."""

from flask import Flask

from finder.errors import NoSnapshot
from finder.ical.zones import work_out
from finder.register.places.compiled import is_compiled
from finder.snapshot import Snapshot
from finder.web import unproxied

App = Flask
_ADDRESSES = ("/meetings", "/meetings.json")
_WITH_PLACES = ("/meetings?q=step+tuesday+evening+near+london", "/meetings?near=10001")


def warm(app: App, snapshot: Snapshot) -> None:
    """Asks a snapshot that nobody reads yet: opens what is opened late, fills what is kept."""
    work_out(snapshot.index.zones.names, app.extensions["finder"].now().year)
    places = is_compiled(app.extensions["finder"].config.data / "gazetteer")
    for address in (*_ADDRESSES, *(_WITH_PLACES if places else ())):
        with app.test_request_context(address):
            unproxied.of_flask().own["snapshot"] = snapshot
            app.full_dispatch_request()


def make_ready(app: App) -> None:
    """Opens the current snapshot, if there is one."""
    try:
        app.extensions["finder"].reader.snapshot()
    except NoSnapshot:
        return  # said to whoever asks


def watch(app: App) -> None:
    """From now on this process takes up what is published, whether or not anyone asks."""
    app.extensions["finder"].reader.watch()


def let_go(app: App) -> None:
    """Closes what is open: processes may not share it when they part."""
    site = app.extensions["finder"]
    site.reader.let_go()
    vars(site).pop("gazetteer", None)
