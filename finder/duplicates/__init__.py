"""The same meeting in two feeds: linked, never merged away (DESIGN 2, 4 *Identity*, 6).

`clusters` says which listings mean one meeting; the records themselves stay as they are.
"""

from finder.duplicates.clusters import clusters

__all__ = ["clusters"]
