"""python -m finder.languages.extract: collects every message, for translators.

Writes `catalogues/messages.pot` and brings the other catalogues up to date with it: what is new
waits there untranslated, what nobody says any more is set aside at the end.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from finder.register import options, sentences
from finder.register.fellowships import fellowships
from finder.web.zones import english_zone_names

PROJECT = Path(__file__).resolve().parents[2]
CATALOGUES = Path(__file__).parent / "catalogues"
TEMPLATE = CATALOGUES / "messages.pot"
# Function -> where its context and its messages stand among its arguments.
_PLACES: dict[str, tuple[int | None, tuple[int, ...]]] = {
    "_": (None, (0,)),
    "gettext": (None, (0,)),
    "marked": (1, (0,)),
    "ngettext": (None, (0, 1)),
    "nmarked": (None, (0, 1)),
    "pgettext": (0, (1,)),
    "checked": (0, (1,)),
}
_JINJA = {"extensions": "jinja2.ext.i18n", "trim_blocks": "true", "lstrip_blocks": "true"}
_RELATIVE_DAYS = ("today", "tomorrow")


class Unclear(Exception):
    """A template translates something that is not written there: a feed's text would be HTML."""


@dataclass(frozen=True, slots=True)
class Found:
    """A message, `(one, many)` where it has two forms, and the file it was found in."""

    message: str | tuple[str, str]
    context: str | None
    file: str


def found() -> Iterator[Found]:
    """Every message of the site, in a steady order."""
    for path in sorted((PROJECT / "finder").rglob("*.py")):
        if path != Path(__file__):
            yield from _in_file(path, extract_python, {})
    for path in sorted((PROJECT / "templates").rglob("*.html")):
        yield from _in_file(path, babel_extract, _JINJA)
    yield from _in_data()


def _in_file(path: Path, extract: Any, settings: dict[str, str]) -> Iterator[Found]:
    name = path.relative_to(PROJECT).as_posix()
    with path.open("rb") as source:
        yield from _read(source, extract, settings, name)


def _read(source: IO[bytes], extract: Any, settings: dict[str, str], name: str) -> Iterator[Found]:
    for line, function, given, _comments in extract(source, list(_PLACES), [], settings):
        arguments = given if isinstance(given, tuple | list) else (given,)
        context, places = _PLACES[function]
        texts = [arguments[place] for place in places if place < len(arguments)]
        if len(texts) < len(places) or not all(isinstance(text, str) for text in texts):
            if settings and function != "checked":
                raise Unclear(f"{name}, line {line}: write the message itself into {function}()")
            continue
        message = texts[0] if len(texts) == 1 else (texts[0], texts[1])
        said = context is not None and context < len(arguments)
        yield Found(message, arguments[context or 0] if said else None, name)


def _in_data() -> Iterator[Found]:
    """The labels of the vocabulary, the register's sentences, the names of zones."""
    for facet in options.facets():
        for value in options.values(facet):
            yield Found(options.label(facet, value), facet, "finder/register/options.toml")
    for value in _RELATIVE_DAYS:
        yield Found(options.label("day", value), "day", "finder/register/options.toml")
    for item in fellowships().values():
        yield Found(item.short, "fellowship", "finder/register/fellowships.toml")
    for sentence in sentences.messages():
        file = f"finder/register/{sentence.file}.toml"
        yield Found(sentence.text, sentence.area or None, file)
    for name in english_zone_names().values():
        yield Found(name, "zone", "finder/web/zones.tsv")


def collected(messages: Iterable[Found]) -> Catalog:
    """The messages as a template for translators."""
    catalogue = Catalog(charset="utf-8")
    for item in messages:
        catalogue.add(item.message, context=item.context, locations=[(item.file, 0)])
    return catalogue


def written(catalogue: Catalog, head: str) -> str:
    """The file's text, the same wherever and whenever it is written."""
    body = _Text()
    write_po(body, catalogue, width=0, omit_header=True, sort_output=True, include_lineno=False)
    return head + b"".join(body.parts).decode()


class _Text:
    """A file in memory that only needs to be written to."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def write(self, data: bytes) -> None:
        self.parts.append(data)


def read(path: Path, tag: str | None = None) -> Catalog:
    """A catalogue as it stands on disk."""
    with path.open("rb") as source:
        return read_po(source, locale=tag and tag.replace("-", "_"), abort_invalid=True)


def head(path: Path) -> str:
    """A catalogue's first entry: what stands above the first message."""
    return path.read_text("utf-8").split("\n\n", 1)[0] + "\n\n"


def main() -> None:
    template = collected(found())
    plain = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    TEMPLATE.write_text(written(template, plain), encoding="utf-8")
    for path in sorted(CATALOGUES.glob("*.po")):
        catalogue = read(path, path.stem)
        catalogue.update(template, no_fuzzy_matching=True)
        path.write_text(written(catalogue, head(path)), encoding="utf-8")
        open_ = sum(not _is_said(message.string) for message in catalogue if message.id)
        sys.stdout.write(f"{path.stem}: {len(catalogue)} messages, {open_} not translated\n")


def _is_said(string: Any) -> bool:
    """A text, or one for every form of the plural."""
    return bool(string) if isinstance(string, str) else bool(string) and all(string)


if __name__ == "__main__":
    main()
