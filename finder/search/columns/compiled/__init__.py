"""The loops of `plain`, compiled by numba: one pass over the data each, without arrays between."""

import os
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numba

from finder.search.columns.compiled import counting, finding, ordering
from finder.search.columns.loops import Loops

# What each loop takes; only arrays of these kinds are handed in.
_BITS, _ROWS, _LONGS, _REALS = "uint64[::1]", "int32[::1]", "int64[::1]", "float64[::1]"
_SETS, _TABLE, _VECTORS = "uint64[:,::1]", "int64[:,::1]", "float64[:,::1]"
_NUMBER, _REAL = "int64", "float64"
_CODES = "codes"  # a column of small numbers, of one width or another
_WIDTHS = ("int16[::1]", "int32[::1]")
_TAKES = {
    "total": (_BITS,),
    "survey": (_BITS, _ROWS),
    "add_up": (_SETS, _BITS, _ROWS, _NUMBER, _NUMBER, _LONGS, _LONGS, _LONGS),
    "tally": (
        *(_BITS, _ROWS, _NUMBER, _ROWS, _ROWS, _CODES, _NUMBER, _ROWS),
        *(_LONGS, _LONGS, _LONGS, _LONGS, _LONGS, _LONGS, _LONGS),
    ),
    "mark_rows": (_ROWS, _NUMBER, _NUMBER, _BITS),
    "soonest": (_BITS, _ROWS, *[_LONGS] * 6, _NUMBER, _LONGS, _LONGS),
    "least": (_BITS, _ROWS, _LONGS, _NUMBER, _ROWS, _LONGS, _LONGS, _TABLE),
    "mark_runs": ("boolean[::1]", _ROWS, _ROWS, _BITS),
    "mark_near": (
        *(_REALS, _REALS, _REALS, _ROWS, _NUMBER, _NUMBER, _VECTORS, _REALS, _REAL, _REAL),
        *(_LONGS, _BITS),
    ),
    "nearest": (_BITS, _ROWS, _VECTORS, _REALS, _ROWS, _LONGS, _LONGS, _TABLE),
    "hundredths": (_VECTORS, _LONGS, _REALS, _LONGS),
    "next_of": (_LONGS, _ROWS, _LONGS, _LONGS, "uint8[::1]", "int16[::1]", _TABLE),
    "weigh": (_BITS, _ROWS, _ROWS, "uint8[::1]", _TABLE, _LONGS),
    "follow": (_BITS, _ROWS, _LONGS, _LONGS, _NUMBER, _TABLE, _BITS),
}
_GIVES = {
    "survey": "UniTuple(int64, 2)",
    **dict.fromkeys(("total", "soonest", "least", "mark_near", "nearest"), _NUMBER),
}
_LOOPS = {
    "total": counting.total,
    "survey": counting.survey,
    "add_up": counting.add_up,
    "tally": counting.tally,
    "mark_rows": finding.mark_rows,
    "mark_runs": finding.mark_runs,
    "mark_near": finding.mark_near,
    "weigh": finding.weigh,
    "follow": finding.follow,
    "soonest": ordering.soonest,
    "least": ordering.least,
    "nearest": ordering.nearest,
    "hundredths": ordering.hundredths,
    "next_of": ordering.next_of,
}
_config: Any = numba.config
_compile: Any = numba.njit


def compiled(cache: Path | None) -> Loops:
    """All loops as machine code; kept in the folder `cache`, where that can be written to."""
    keep = cache is not None and _can_keep(cache / _version())
    return Loops(
        **{name: _compile(_signatures(name), cache=keep)(loop) for name, loop in _LOOPS.items()}
    )


def _can_keep(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    if not os.access(folder, os.W_OK):
        return False
    _config.CACHE_DIR = str(folder)
    return True


def _version() -> str:
    """Changes with this code: numba looks at the file of a loop only, not at what it calls."""
    digest = blake2b(numba.__version__.encode(), digest_size=8)
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _signatures(name: str) -> list[str]:
    takes = f"{_GIVES.get(name, 'void')}({', '.join(_TAKES[name])})"
    return list(dict.fromkeys(takes.replace(_CODES, width) for width in _WIDTHS))
