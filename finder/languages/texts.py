"""A message in the language spoken now; English where it has no translation."""

from markupsafe import Markup

from finder.languages.catalogues import translations
from finder.languages.current import ENGLISH, language
from finder.languages.reviews import is_reviewed

UNCHECKED = "data-unchecked"
_ENGLISH_HERE = Markup(f' lang="en" dir="ltr" {UNCHECKED}')  # noqa: S704 - our own


def gettext(message: str) -> str:
    """`message` in the language spoken now."""
    spoken = language()
    return message if spoken == ENGLISH or not message else translations(spoken).gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """`one` or `many` in the language spoken now, by its own rule for `number`."""
    return translations(language()).ngettext(one, many, number)


def pgettext(context: str, message: str) -> str:
    """`message` where English has one word for what other languages say in two ways."""
    spoken = language()
    if spoken == ENGLISH or not message:
        return message
    return translations(spoken).pgettext(context, message)


def checked(area: str, message: str) -> str:
    """A sentence that must not be wrong: its translation only where a person has read it.

    `area` is access, children, helplines or first_visit, and the context in the catalogue.
    """
    return pgettext(area, message) if is_reviewed(area) else message


def said_in(area: str) -> Markup:
    """` lang="en"` for the element round a `checked` sentence that is still English, else ``.

    By its mark the page knows that it holds such a sentence, and says so once.
    """
    return Markup("") if is_reviewed(area) else _ENGLISH_HERE


def nmarked(one: str, many: str) -> tuple[str, str]:
    """The two forms as they are: for constants that are shown later through `ngettext`."""
    return one, many


def marked(message: str, area: str | None = None) -> str:
    """`message` as it is: for constants that are shown later, through `checked` with an `area`."""
    return message
