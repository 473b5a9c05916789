"""What to check before one goes, in words about the reader (cautions.toml)."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from finder.model import Caution, Meeting


def caution_words(meeting: Meeting) -> tuple[str, ...]:
    """A line for each caution of the meeting, in a steady order, without a full stop."""
    return tuple(_words()[caution] for caution in sorted(meeting.cautions))


@cache
def _words() -> Mapping[Caution, str]:
    text = files("finder.register").joinpath("cautions.toml").read_text(encoding="utf-8")
    return {Caution(key): words for key, words in tomllib.loads(text).items()}
