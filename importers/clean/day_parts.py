"""Parts of the day in English words: which of a group's meetings of one day is meant."""

from datetime import time

_HOURS = {  # from, to; generous, for "night" is said of seven o'clock
    "morning": (0, 12),
    "lunch": (11, 15),
    "lunchtime": (11, 15),
    "noon": (11, 14),
    "afternoon": (12, 18),
    "evening": (17, 24),
    "night": (17, 24),
}
PART = r"(?:morning|lunch ?time|lunch|noon|afternoon|evening|night)"


def is_then(words: str | None, start: time | None) -> bool:
    """Whether a meeting at `start` is in that part of the day; a time not known is in none."""
    if not words:
        return True
    if start is None:
        return False
    first, end = _HOURS[words.replace(" ", "").lower()]
    return first <= start.hour < end
