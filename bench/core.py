"""One core for everything that is compared."""

import os


def keep_to_one_core() -> int:
    """Pins this process, and all it starts, to one core; returns its number."""
    chosen = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {chosen})
    return chosen
