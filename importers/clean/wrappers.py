"""Links that a mail scanner or redirector wrapped -> the link inside."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import SplitResult, parse_qs, unquote

_ESCAPE = re.compile(r"-([0-9A-Fa-f]{2})")
_INNER = re.compile(r"__(.+?)__;")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrapper:
    """One kind of wrapped link; `path` is how its path begins."""

    host: str
    path: str = "/"
    parameter: str = ""
    style: str = ""


@cache
def wrappers() -> tuple[Wrapper, ...]:
    """What `wrappers.toml` lists, in its order."""
    text = files("importers.clean").joinpath("wrappers.toml").read_text("utf-8")
    return tuple(Wrapper(**entry) for entry in tomllib.loads(text)["wrapper"])


def wrapper_of(host: str, path: str) -> Wrapper | None:
    """The wrapper that a link with this lower-case host and this path was made by."""
    for wrapper in wrappers():
        of_host = host == wrapper.host or host.endswith("." + wrapper.host)
        if of_host and (path or "/").startswith(wrapper.path):
            return wrapper
    return None


def unwrapped(link: SplitResult, wrapper: Wrapper) -> str | None:
    """The link inside, as written there; None if it cannot be read back exactly."""
    if wrapper.style == "proofpoint-3":
        inner = _INNER.search(link.geturl())
        # An asterisk stands for a character that is not in the link any more.
        return inner[1] if inner and "*" not in inner[1] else None
    values = parse_qs(link.query, max_num_fields=50).get(wrapper.parameter)
    if not values:
        return None
    if wrapper.style == "proofpoint-2":
        return unquote(_ESCAPE.sub(r"%\1", values[0].replace("_", "/")))
    return values[0]
