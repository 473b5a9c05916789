"""Reads `feeds.toml`: one table a feed (DESIGN, section 6)."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from re import fullmatch
from typing import Any

from finder.errors import BadSettings
from finder.register.fellowships import fellowships
from finder.schedule import zone
from finder.settings import read_toml, refuse_unknown, text
from importers import Feed
from importers.clean.headings import field_named, nameable
from importers.feed_addresses import completed
from importers.guard import Bounds
from importers.listing import formats

DEMO_FOLDER = Path(__file__).with_name("demo")
_KEY = r"[a-z0-9]+(-[a-z0-9]+)*"
_SHORTEST = 5  # minutes between two fetches of one feed


def read_feeds(path: Path) -> dict[str, Feed]:
    """By key, in the order of the file; paths are taken from the file's folder.

    Raises BadSettings, naming feed and key, for anything that is not known.
    """
    if not path.exists():
        raise BadSettings(
            f"there is no {path}: add a feed with `python -m finder add ADDRESS --key KEY`"
        )
    return {key: _feed(key, table, path) for key, table in read_toml(path).items()}


def check_key(key: str) -> str:
    """The key itself; raises BadSettings if it is no feed key."""
    if not fullmatch(_KEY, key):
        raise BadSettings(
            f"“{key}” is no feed key: use lower-case ASCII letters, digits and single hyphens"
        )
    return key


def is_web(url: str) -> bool:
    return url.lower().startswith(("http://", "https://"))


def _feed(key: str, table: Any, path: Path) -> Feed:
    check_key(key)
    if not isinstance(table, dict):
        raise BadSettings(f"{path.name}: “{key}” must be a table: write [{key}] above it")
    refuse_unknown(table, list(_READERS), f"feed “{key}”")
    if "url" not in table:
        raise BadSettings(f"feed “{key}”: it needs a url")
    values: dict[str, Any] = {}
    for name, value in table.items():
        try:
            values.update(_READERS[name](value, name))
        except BadSettings as error:
            raise BadSettings(f"feed “{key}”: {error}") from error
    values["urls"] = tuple(_resolved(url, path.parent) for url in values["urls"])
    demo = any(_in_demo(url) for url in values["urls"])
    return Feed(key=key, demo=demo, **values)


def _resolved(url: str, folder: Path) -> str:
    if is_web(url):
        return completed(url)
    if "://" in url:
        raise BadSettings(f"{url!r} is neither http(s) nor the path of a file")
    return str((folder / url).resolve())


def _in_demo(url: str) -> bool:
    return not is_web(url) and Path(url).is_relative_to(DEMO_FOLDER.resolve())


def _urls(value: Any, key: str) -> dict[str, Any]:
    urls = value if isinstance(value, list) else [value]
    if not urls:
        raise BadSettings(f"“{key}” is empty")
    return {"urls": [text(url, key) for url in urls]}


def _text(value: Any, key: str) -> dict[str, Any]:
    return {key: text(value, key)}


def _web(value: Any, key: str) -> dict[str, Any]:
    if not is_web(text(value, key)):
        raise BadSettings(f"“{key}” must be an http(s) address, not {value!r}")
    return {key: value}


def _one_of(known: Callable[[], Iterable[str]]) -> Callable[[Any, str], dict[str, Any]]:
    def read(value: Any, key: str) -> dict[str, Any]:
        allowed = list(known())
        if text(value, key) not in allowed:
            raise BadSettings(f"“{key}” must be one of {', '.join(allowed)}, not {value!r}")
        return {key: value}

    return read


def _fellowship(value: Any, key: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        return _one_of(fellowships)(value, key)
    for word, name in value.items():
        _one_of(fellowships)(name, f"{key}.{word}")
    return {"fellowships": value}


def _zone(value: Any, key: str) -> dict[str, Any]:
    if zone(text(value, key)) is None:
        raise BadSettings(f"“{key}” must be an IANA name such as Europe/London, not {value!r}")
    return {key: value}


def _flag(value: Any, key: str) -> dict[str, Any]:
    if not isinstance(value, bool):
        raise BadSettings(f"“{key}” must be true or false, not {value!r}")
    return {key: value}


def _public(value: Any, key: str) -> dict[str, Any]:
    if value != "public":
        raise BadSettings(f'“{key}” can only be "public"; leave it out otherwise')
    return {key: True}


def _interval(value: Any, key: str) -> dict[str, Any]:
    if not isinstance(value, int) or isinstance(value, bool) or value < _SHORTEST:
        raise BadSettings(f"“{key}” must be a number of minutes, at least {_SHORTEST}")
    return {key: value}


def _permission(value: Any, key: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        return _text(value, key)
    refuse_unknown(value, ["who", "when", "link"], key)
    return {key: ", ".join(str(value[name]) for name in ("who", "when", "link") if name in value)}


def _columns(value: Any, key: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise BadSettings(f"“{key}” must be a table: a field of ours = a heading of theirs")
    _refuse_no_fields(value, key)
    return {key: {name: text(heading, f"{key}.{name}") for name, heading in value.items()}}


def _refuse_no_fields(columns: Mapping[str, Any], key: str) -> None:
    """A column under a name that we do not know would be left out: one such as "do not publish"."""
    allowed = nameable()
    for name, heading in columns.items():
        if name in allowed:
            continue
        turned = isinstance(heading, str) and heading in allowed
        hint = f"write it the other way round, {heading} = “{name}”; " if turned else ""
        raise BadSettings(
            f"“{key}”: “{name}” is no field of ours; {hint}known are {', '.join(allowed)}"
        )
    twice = [name for name, times in Counter(map(field_named, columns)).items() if times > 1]
    if twice:
        raise BadSettings(f"“{key}” names the field “{twice[0]}” twice")


def _guard(value: Any, key: str) -> dict[str, Any]:
    """Parts from 0 to 1; `few` is a number of meetings."""
    if not isinstance(value, dict):
        raise BadSettings(f"“{key}” must be a table, such as {{fall = 0.2}}")
    refuse_unknown(value, [part.name for part in fields(Bounds)], key)
    for name, bound in value.items():
        most = math.inf if name == "few" else 1
        if isinstance(bound, bool) or not isinstance(bound, int | float) or not 0 <= bound <= most:
            raise BadSettings(
                f"“{key}.{name}” must be a number{' from 0 to 1' * (name != 'few')}, not {bound!r}"
            )
    return {key: value}


_READERS: Mapping[str, Callable[[Any, str], dict[str, Any]]] = {
    "title": _text,
    "url": _urls,
    "format": _one_of(formats),
    "fellowship": _fellowship,
    "timezone": _zone,
    "website": _web,
    "helpline": _text,
    "contact": _text,
    "corrections_url": _web,
    "official_finder": _web,
    "license": _text,
    "permission": _permission,
    "enabled": _flag,
    "interval": _interval,
    "publish": _flag,
    "join_details": _public,
    "contacts": _public,
    "region": _text,
    "columns": _columns,
    "private": _flag,
    "guard": _guard,
}
