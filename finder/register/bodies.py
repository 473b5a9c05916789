"""The bodies of groups for under-18s (bodies.toml): what each is called, and where to ask.

Some are fellowships of the register, of others only that they exist is known.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """`parts` of its name may stand apart, `between` words before the last of them.

    `also` are its names in other languages, `belongs_to` is the key of the fellowship for adults,
    `site` its own page, or that fellowship's.
    """

    key: str
    name: str
    parts: tuple[str, ...]
    between: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    belongs_to: str
    site: str
    source: str
    checked: date

    @property
    def whole(self) -> str:
        """The name in one word of lower case: "narateen"."""
        return "".join(self.parts)


@cache
def bodies() -> Mapping[str, Body]:
    """All of them by key."""
    text = files("finder.register").joinpath("bodies.toml").read_text("utf-8")
    return {key: _body(key, table) for key, table in tomllib.loads(text).items()}


def _body(key: str, table: Mapping[str, Any]) -> Body:
    values: dict[str, Any] = {
        name: tuple(one) if isinstance(one, list) else one for name, one in table.items()
    }
    return Body(key=key, **values)
