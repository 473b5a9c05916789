"""Conference providers (providers.toml): whose link is it, is this a public dial-in number?"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


def provider_of(host: str) -> str | None:
    """The provider's name for a host name that is its domain or below it.

    Dots bound it: us02web.zoom.us is Zoom, evilzoom.us and zoom.us.example.org are not.
    """
    parts = host.casefold().removesuffix(".").split(".")
    domains: Mapping[str, str] = _providers()["domains"]
    tails = (".".join(parts[start:]) for start in range(len(parts)))
    return next((domains[tail] for tail in tails if tail in domains), None)


def is_conference_number(digits: str) -> bool:
    """Whether these digits (E.164 without the plus sign) are a provider's public dial-in number."""
    return digits in _numbers()


@cache
def _numbers() -> frozenset[str]:
    return frozenset(digits for group in _providers()["numbers"] for digits in group["digits"])


@cache
def _providers() -> Mapping[str, Any]:
    text = files("finder.register").joinpath("providers.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
