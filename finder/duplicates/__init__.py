"""The same meeting in two feeds: linked, never merged away (DESIGN 2, 4 *Identity*, 6).

`clusters` says which listings mean one meeting, `named` under which id it is shown and where the
others lead, `joined` what is shown of it. All are pure; the listings themselves stay as they are.
"""

from finder.duplicates.clusters import clusters
from finder.duplicates.joining import Source, joined, record_first, sources
from finder.duplicates.shown_as import Link, Named, Shown, named

__all__ = [
    "Link",
    "Named",
    "Shown",
    "Source",
    "clusters",
    "joined",
    "named",
    "record_first",
    "sources",
]
