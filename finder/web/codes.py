"""Meeting ids and passcodes in what a list says of joining, each to be copied by itself."""

import re
from dataclasses import dataclass

from finder.languages import gettext as _
from finder.languages import marked

_PASSCODE, _ID = marked("Passcode"), marked("Meeting ID")
_END = r"(?=[\s,;|/.)]|$)"
_SAID = re.compile(
    r"(?P<id>\b(?:zoom |meeting |conference |webinar )?id\b|\bmeeting number\b)"
    r"[\s:#=.-]{1,4}(?:is\s)?(?P<number>\d(?:[ -]?\d){5,14})#?(?!\d)"
    r"|\b(?:pass ?code|pass ?word|pwd|pw|contraseña|kennwort|mot de passe|senha)\b"
    rf"(?:\s?[:=#]\s?|\sis\s|\s(?=\S*\d))(?P<code>[^\s,;|/()]{{3,40}}?){_END}",
    re.IGNORECASE,
)
_LEFT = re.compile(r"[\w]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """`label` is what it is, in the reader's language; `value` as its publisher wrote it.

    `secret` is a passcode, else it is an id.
    """

    label: str
    value: str
    secret: bool


def codes(*texts: str | None) -> tuple[Code, ...]:
    """Those with a label we know, each once; passcodes first, which are typed after the link."""
    found: dict[str, Code] = {}
    for text in texts:
        for match in _SAID.finditer(text or ""):
            label = _(_ID) if match["number"] else _(_PASSCODE)
            value = match["number"] or match["code"]
            found.setdefault(value, Code(label=label, value=value, secret=not match["number"]))
    return tuple(sorted(found.values(), key=lambda code: not code.secret))


def beside(text: str | None) -> str | None:
    """The text, or None where the codes are all that it says."""
    return text if text and _LEFT.search(_SAID.sub(" ", text)) else None
