"""Asks a Nominatim-compatible server where an address is: once a second, the address alone.

The server is the operator's choice (`[geocoder]` in settings.toml). Its answers are still hostile:
no redirect is followed, an answer is small and quick, and it counts only where it names a house.
"""

import ssl
import time
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit
from urllib.request import HTTPErrorProcessor, HTTPSHandler, ProxyHandler, build_opener

from geopy.adapters import URLLibAdapter
from geopy.exc import GeocoderServiceError, GeocoderTimedOut, GeopyError
from geopy.geocoders import Nominatim

from finder.errors import FetchFailed
from finder.settings import Geocoder
from importers.clean.places import outside, point

SECONDS = 1.0  # from one question to the next, at least
HOUSE = 28  # Nominatim's place_rank: 28 to 30 are houses and what stands in them, 26 a street
_TIMEOUT = 20.0
_LARGEST = 100_000  # bytes
_CHUNK = 8192
_NO_HOUSE = frozenset(("boundary", "highway", "landuse", "natural", "railway", "waterway"))
_REFUSALS = (401, 402, 403, 407, 429)  # asking on would be rude
# What an answer that is none can make geopy raise.
_NONSENSE = (ValueError, TypeError, LookupError, AttributeError, RecursionError)

Point = tuple[float, float]


class Locate(Protocol):
    """(latitude, longitude) in degrees, None if it is not found; raises FetchFailed."""

    def __call__(self, address: str, country: str | None) -> Point | None: ...


@dataclass(slots=True, kw_only=True)
class Server:
    """A `Locate`. `agent` says who asks; `clock` and `sleep` are in seconds."""

    url: str
    agent: str
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _service: Nominatim = field(init=False)
    _asked: float = field(init=False)

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        self._service = Nominatim(  # type: ignore[no-untyped-call]
            scheme=parts.scheme,
            domain=parts.netloc + parts.path.rstrip("/"),
            user_agent=self.agent,
            timeout=_TIMEOUT,
            proxies={},
            adapter_factory=_Careful,
        )
        self._asked = self.clock()

    def __call__(self, address: str, country: str | None) -> Point | None:
        self._wait()
        try:
            with warnings.catch_warnings(action="ignore"):  # of points that are off the map
                found = self._service.geocode(  # type: ignore[no-untyped-call]
                    address, country_codes=country.lower() if country else None
                )
            return None if found is None else _house(found.raw, country)
        except GeopyError as error:
            raise FetchFailed(f"the geocoder {_why(error)}", permanent=_refused(error)) from error
        except _NONSENSE as error:
            raise FetchFailed("the geocoder gave an answer that is none") from error

    def _wait(self) -> None:
        """Until a second has passed since the last question, whatever became of it."""
        left = self._asked + SECONDS - self.clock()
        if left > 0:
            self.sleep(left)
        self._asked = self.clock()


def geocoder(settings: Geocoder | None, site: str | None) -> Locate | None:
    """None where no geocoder is set up: then nothing is ever asked."""
    if settings is None:
        return None
    who = "; ".join(part for part in (site and f"+{site}", settings.contact) if part)
    return Server(url=settings.url, agent=f"OpenChair/0.1 ({who})")


def _house(raw: Mapping[str, Any], country: str | None) -> Point | None:
    """Its point, if it is a house's and lies in the country."""
    if not _is_house(raw):
        return None
    found, reason = point(raw.get("lat"), raw.get("lon"))
    if found is None:
        raise ValueError(reason)
    return None if country and outside(country, *found) else found


def _is_house(raw: Mapping[str, Any]) -> bool:
    """By its rank, or (older servers give none) by its kind."""
    rank = raw.get("place_rank")
    if rank is not None:
        return int(rank) >= HOUSE
    category = raw.get("class", raw.get("category"))
    if category == "place":
        return raw.get("type") == "house"
    return isinstance(category, str) and category not in _NO_HOUSE


def _refused(error: GeopyError) -> bool:
    return getattr(error.__cause__, "status_code", None) in _REFUSALS


def _why(error: GeopyError) -> str:
    status = getattr(error.__cause__, "status_code", None)
    if status is not None:
        return f"answered with status {status}"
    if isinstance(error, GeocoderTimedOut):
        return "did not answer in time"
    return "cannot be reached, or gave no usable answer"


class _AsItIs(HTTPErrorProcessor):
    """An answer of any status is an answer: no redirect is followed."""

    def http_response(self, request: Any, response: Any) -> Any:
        return response

    https_response = http_response


class _Careful(URLLibAdapter):
    """geopy's own adapter, but no redirect, no proxy, and nothing large or endless."""

    urlopen: Any

    def __init__(self, *, proxies: Mapping[str, str], ssl_context: ssl.SSLContext | None) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)  # type: ignore[no-untyped-call]
        secure = HTTPSHandler(context=ssl_context or ssl.create_default_context())
        self._open = build_opener(secure, ProxyHandler({}), _AsItIs()).open
        self.urlopen = self._opened

    def _opened(self, request: Any, timeout: float) -> "_Small":
        return _Small(page=self._open(request, timeout=timeout), until=time.monotonic() + timeout)


@dataclass(slots=True, kw_only=True)
class _Small:
    """An answer as geopy reads it."""

    page: Any
    until: float

    @property
    def headers(self) -> Any:
        return self.page.headers

    def getcode(self) -> int:
        return int(self.page.getcode())

    def read(self) -> bytes:
        body = b""
        with self.page:
            while chunk := self.page.read1(_CHUNK):
                body += chunk
                if len(body) > _LARGEST or time.monotonic() > self.until:
                    raise GeocoderServiceError("too much, or too slow")
        return body
