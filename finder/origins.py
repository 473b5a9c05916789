"""`embed` of settings.toml: the sites that may show lists of this one in a frame."""

from ipaddress import ip_address
from re import fullmatch

from finder.errors import BadSettings


def read_origins(value: object, key: str) -> tuple[str, ...]:
    """Origins as browsers write them, or `*` alone for all; raises BadSettings."""
    given = [value] if value == "*" else value
    if not isinstance(given, list):
        raise BadSettings(f"“{key}” must be a list of sites, or *, not {value!r}")
    return ("*",) if given == ["*"] else tuple(_origin(item, key) for item in given)


def _origin(value: object, key: str) -> str:
    """https, or http to this machine and its own network; it becomes part of a header."""
    origin = str(value).lower().rstrip("/")
    found = fullmatch(r"(https?)://([a-z0-9.-]+|\[[0-9a-f:]+\])(:[0-9]{1,5})?", origin)
    if found is None or not (found[1] == "https" or is_own(found[2].strip("[]"))):
        raise BadSettings(
            f"“{key}” must name sites such as https://example.org, or all by *, not {value!r}"
        )
    return origin


def is_own(host: str) -> bool:
    """Whether a host is this machine or on its own network."""
    try:
        return ip_address(host).is_private
    except ValueError:
        return host == "localhost"
