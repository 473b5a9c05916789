"""Patterns of our word lists are written with pieces: `{day}` stands for any name of a day."""

from collections.abc import Mapping


def filled(pattern: str, pieces: Mapping[str, str]) -> str:
    """With the pieces that it names filled in; these may name others, though none itself."""
    while any(f"{{{name}}}" in pattern for name in pieces):
        for name, piece in pieces.items():
            pattern = pattern.replace(f"{{{name}}}", piece)
    return pattern
