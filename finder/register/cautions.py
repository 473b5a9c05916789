"""What to check before one goes, in words about the reader (cautions.toml)."""

from collections.abc import Mapping

from finder.model import Meeting
from finder.register.sentences import sentences


def caution_words(meeting: Meeting) -> tuple[str, ...]:
    """A line for each caution of the meeting, in a steady order, without a full stop."""
    words: Mapping[str, str] = sentences("cautions")
    return tuple(words[caution] for caution in sorted(meeting.cautions))
