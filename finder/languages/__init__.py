"""What the pages say, in the reader's language: English is what the code and templates hold."""

from finder.languages.current import language, speaking
from finder.languages.texts import checked, gettext, marked, ngettext, pgettext, said_in

__all__ = [
    "checked",
    "gettext",
    "language",
    "marked",
    "ngettext",
    "pgettext",
    "said_in",
    "speaking",
]
