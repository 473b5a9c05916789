"""Regions as paths: the names a publisher gives, made URL-safe and joined by "/"."""

from collections import Counter
from collections.abc import Iterable, Mapping

from finder.search.tokens import slug

BETWEEN = " › "


def region_path(regions: tuple[str, ...]) -> str | None:
    """`("California", "San José")` -> `california/san-jose`; None without a usable name."""
    return "/".join(part for part in map(slug, regions) if part) or None


def region_labels(meetings: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """Every path that occurs, those above included, and what people read: the usual spelling."""
    return {path: usual(labels) for path, labels in region_spellings(meetings).items()}


def region_spellings(meetings: Iterable[tuple[str, ...]]) -> dict[str, Counter[str]]:
    """Every path that occurs, those above included: how often it is spelled how."""
    spelled: dict[str, Counter[str]] = {}
    for regions in meetings:
        named = [(slug(name), name.strip()) for name in regions]
        parts = [(part, name) for part, name in named if part]
        for depth in range(1, len(parts) + 1):
            path = "/".join(part for part, _ in parts[:depth])
            label = BETWEEN.join(name for _, name in parts[:depth])
            spelled.setdefault(path, Counter())[label] += 1
    return spelled


def usual(labels: Mapping[str, int]) -> str:
    """The spelling used most."""
    return min(labels, key=lambda label: (-labels[label], label))
