"""What a request may know: the site's settings, the hour, and one snapshot from start to end."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any

from werkzeug import wsgi
from werkzeug.sansio.utils import get_host

from finder.config import Config
from finder.errors import NoSnapshot
from finder.exports import keeping
from finder.exports.shape import Context
from finder.register.gazetteer import Gazetteer, open_gazetteer
from finder.settings import Settings
from finder.snapshot import Reader, Snapshot
from finder.web import unproxied
from finder.web.events import Events
from finder.web.kept import Kept

Around = keeping.Kept[tuple[object, ...], Any]  # what stands round pages: around.py's
_FRAMES = 256
FALLBACK_URL = "http://localhost:8000"
_LOOPBACK = re.compile(r"(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?")
_HOST = re.compile(
    r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\d{1,5})?|\[[0-9A-Fa-f:]+\](:\d{1,5})?"
)


@dataclass(kw_only=True)
class Site:
    """One per process. `now` gives aware instants."""

    config: Config
    reader: Reader
    now: Callable[[], datetime]
    events: Events = field(default_factory=Events)
    frames: Around = field(default_factory=lambda: keeping.Kept(_FRAMES), init=False)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The places of the world, opened at the first search that names one."""
        return open_gazetteer(self.config.data / "gazetteer")


def site() -> Site:
    """The site this request is for."""
    found: Site = unproxied.app().extensions["finder"]
    return found


def snapshot() -> Snapshot:
    """The same snapshot for the whole request; raises NoSnapshot."""
    own = unproxied.own()
    found: Snapshot | None = own.get("snapshot")
    if found is None:
        found = own["snapshot"] = site().reader.snapshot()
    return found


def is_demo() -> bool:
    """Whether the meetings here do not exist, which every page and file then says."""
    config = site().config
    if config.demo or unproxied.own().get("failed"):
        return config.demo
    try:
        return snapshot().demo
    except NoSnapshot:
        return False


def now() -> datetime:
    """The same instant for the whole request."""
    own = unproxied.own()
    moment: datetime | None = own.get("now")
    if moment is None:
        moment = own["now"] = site().now()
    return moment


def base_url() -> str:
    """What absolute links begin with, without a slash at the end.

    The request's Host is believed only where it can harm no one: on loopback and in the
    demonstration. Else it is FINDER_URL, and without that a name that is plainly not the site's.
    """
    config = site().config
    if config.url:
        return config.url
    environ = unproxied.request().environ
    host = environ.get("HTTP_HOST") or wsgi.get_host(environ)
    return url_at(environ["wsgi.url_scheme"], host, demo=config.demo)


@lru_cache(maxsize=64)
def url_at(scheme: str, host: str, *, demo: bool) -> str:
    """The same for a request's `Host`, where the operator says nothing of it."""
    host = get_host(scheme, host)
    trusted = _LOOPBACK.fullmatch(host) or (demo and _HOST.fullmatch(host))
    return f"{scheme}://{host}" if trusted else FALLBACK_URL


def kept() -> Kept:
    """What is kept of this request's snapshot, for this site and address."""
    own = unproxied.own()
    found: Kept | None = own.get("kept")
    if found is None:
        found = own["kept"] = _kept()
    return found


def _kept() -> Kept:
    return kept_of(snapshot(), base_url(), site().config.settings)


def kept_of(current: Snapshot, base: str, settings: Settings) -> Kept:
    """What is kept of a snapshot, for these settings and this beginning of links."""
    found: Kept | None = current.kept.get(id(settings))
    if found is None or found.context.base_url != base:
        found = Kept(snapshot=current, context=_context(current, base), settings=settings)
        current.kept[id(settings)] = found
    return found


def context() -> Context:
    """What the representations need besides meetings."""
    return kept().context


def _context(current: Snapshot, base: str) -> Context:
    return Context(
        publishers=current.publishers,
        fetched=current.fetched,
        base_url=base,
        also_in=current.sources,
    )
