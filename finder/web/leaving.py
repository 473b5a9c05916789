"""The quick way out of a page: on pages for relatives, or wherever settings.toml says."""

from dataclasses import dataclass

from finder.register.families import data
from finder.web.state import site


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """Where it leads: a page that says nothing about whoever comes to it."""

    label: str
    url: str


def leave(*, family: bool) -> Leave | None:
    """The way out of a page; `family` is whether it is one for relatives."""
    where = site().config.settings.quick_exit
    if where == "off" or (where == "families" and not family):
        return None
    return Leave(label=data()["exit"]["label"], url=data()["exit"]["url"])
