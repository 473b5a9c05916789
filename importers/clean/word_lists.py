"""The word lists beside this package, each read once: `word<TAB>kind` lines below `#` comments."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def word_list(name: str) -> Mapping[str, str]:
    """Kind by word, in lower case, of `<name>.tsv`."""
    text = files("importers.clean").joinpath(f"{name}.tsv").read_text("utf-8")
    rows = (row.split("\t") for row in text.splitlines() if row and not row.startswith("#"))
    return {word.lower(): kind for word, kind in rows}
