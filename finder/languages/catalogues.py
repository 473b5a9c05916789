"""The translations on board: one file a language, `catalogues/<tag>.po`, read at first use."""

import tomllib
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from finder.languages.current import ENGLISH
from finder.languages.pseudo import PSEUDO, Pseudo

_FOLDER = files("finder.languages") / "catalogues"


@cache
def shipped() -> tuple[str, ...]:
    """The tags that an operator may name: English, and every file there is."""
    found = (entry.name for entry in _FOLDER.iterdir())
    return (ENGLISH, *sorted(name.removesuffix(".po") for name in found if name.endswith(".po")))


@cache
def complete() -> tuple[str, ...]:
    """Those offered where an operator names none (complete.toml), English first."""
    text = (files("finder.languages") / "complete.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["languages"])


@cache
def translations(tag: str) -> NullTranslations:
    """The messages of one language; those of English, and of what is not there, say themselves."""
    if tag in PSEUDO:
        return Pseudo()
    if tag == ENGLISH or tag not in shipped():
        return NullTranslations()
    return _compiled(tag)


def _compiled(tag: str) -> GNUTranslations:
    """What gettext's own tools would make of the file; doubtful (fuzzy) entries are left out."""
    with (_FOLDER / f"{tag}.po").open("rb") as source:
        catalogue = read_po(source, locale=tag.replace("-", "_"), abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
