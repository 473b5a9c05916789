"""What of a page is English and not said to be: found in a page in a pseudo-language."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from finder.languages.writing import END_ISOLATE, ISOLATE

# Attributes that people read, or that scripts show them.
_READ = ("alt", "aria-label", "placeholder", "title")
_NAMES = ("bdi", "code", "script", "style", "textarea")  # what publishers wrote, and machines read
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_ISOLATED = re.compile(f"{ISOLATE}[^{ISOLATE}{END_ISOLATE}]*{END_ISOLATE}")
# What looks like a word and is none: addresses, times, units of figures.
_NO_WORD = re.compile(r"\b(?:https?|webcal|mailto)\S*|\b\d+ ?km\b|\bkm\b")
_WORD = re.compile(r"[A-Za-z]{2,}")


class _Reader(HTMLParser):
    """Collects the texts of a page that somebody sees, hears or is shown by a script."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if not self._named():
            for name, value in given.items():
                if value and (name in _READ or self._is_for_scripts(name, value)):
                    self.texts.append(f"{name}={value}")
        if tag not in _VOID:
            named = tag in _NAMES or given.get("translate") == "no" or given.get("lang") == "en"
            self._open.append((tag, named))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._named():
            self.texts.append(" ".join(data.split()))

    def _named(self) -> bool:
        return any(named for _, named in self._open)

    def _is_for_scripts(self, name: str, value: str) -> bool:
        """A sentence in a `data-` attribute: it has a blank between words."""
        return name.startswith("data-") and re.search(r"[A-Za-z] [A-Za-z]", value) is not None


def untranslated(html: str) -> Iterator[str]:
    """The texts of a page in `en-XA` that hold a plain word outside names."""
    reader = _Reader()
    reader.feed(html)
    for text in reader.texts:
        shown = text.split("=", 1)[1] if text.split("=", 1)[0] in _READ else text
        bare = shown
        while _ISOLATED.search(bare):
            bare = _ISOLATED.sub("", bare)
        if _WORD.search(_NO_WORD.sub("", bare)):
            yield text
