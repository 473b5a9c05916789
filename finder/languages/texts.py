"""A message in the language spoken now; English where it has no translation."""

from markupsafe import Markup


def gettext(message: str) -> str:
    """`message` in the language spoken now."""
    return message


def ngettext(one: str, many: str, number: int) -> str:
    """`one` or `many` in the language spoken now, by its own rule for `number`."""
    return one if number == 1 else many


def pgettext(context: str, message: str) -> str:
    """`message` where English has one word for what other languages say in two ways."""
    return message


def checked(area: str, message: str) -> str:
    """A sentence that must not be wrong: its translation only where a person has read it.

    `area` is access, children, helplines or first_visit.
    """
    return message


def said_in(area: str) -> Markup:
    """` lang="en"` for the element round a `checked` sentence that is still English, else ``."""
    return Markup("")


def marked(message: str) -> str:
    """`message` as it is: for constants that are shown later through `gettext`."""
    return message
