"""Meeting ids and passcodes in what a list says of joining, each to be copied by itself.

Nothing is guessed: what may be a sentence ("password is emailed"), what a list gives two of, and an
id that is not its link's stay in the words that they came in.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from finder.languages import gettext as _
from finder.languages import marked
from finder.model import Meeting

# What each kind is called: over the net, then by phone.
_NAMES = {
    "code": (marked("Passcode"), marked("Passcode by phone")),
    "id": (marked("Meeting ID"), marked("Meeting ID by phone")),
    "pin": (marked("PIN"), marked("PIN")),
}
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_ROOM = re.compile(r"/(?:j|s|w|my|wc/join)/(\d{9,11})(?!\d)")
_LABEL = re.compile(
    r"(?<!host )(?<!host-)(?<!wifi )(?<!wi-fi )(?<!door )(?<!gate )(?<![\w-])"
    r"(?P<phone>(?:dial|call)[\s-]?in[\s-]{1,3}|(?:tele)?phone[\s-]{1,3})?"
    r"(?:(?P<id>(?:(?:zoom|meeting|conference|webinar)[\s-]{1,2}){0,2}id\b|meeting number\b)"
    r"|(?P<code>pass[\s-]?code|pass ?word|pwd|pw|contraseña|kennwort|mot de passe|senha)\b"
    r"|(?P<pin>pin)\b)"
    r"(?P<said>\s?[:=#](?:\s?[=#:-])?|[\s.-]{0,3}\sis:?(?=\s)|[.-]?(?=\s))",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[ \t#(]{0,3}(\d(?:[ -]?\d){4,14})\)?#?(?![\w:])")
# A value on the next line is one only where it can hardly be anything else.
_BELOW = re.compile(r"[ \t]*\n\s*(\d{6,10})(?![\w:-])")
_WORD = re.compile(r"[ \t]{0,3}([\"“'‘(]?)([^\s,;|/()\"“”]{3,40}?)[\"”'’)]?(?=[.,;|)]?(?:\s|$)|/)")
_ENDS_THERE = re.compile(
    r"[\"”'’)]?(?:[.,;|)]|\s*$|\s*\n|\s+(?:meeting|zoom|dial|phone|id|and)\b)", re.I
)
_MORE_DIGITS = re.compile(r"[ \t]+\d")
# Words that say how to get a passcode, or that there is none.
_NO_CODE = re.compile(
    r"\w*ed|sent|given|shown|private|secret|available|optional|necessary|mandatory|unknown|tb[acd]"
    r"|none|not|no|n\.?/?a|yes|same|different|the|our|your|an?|in|on|by|for|from|at|to|via|upon|and"
    r"|or|see|e-?mail|call|text|ask|contact|request|click|visit|check|please|above|below|will|may"
    r"|must|needs?|is|are|only|get|if|when|with|protection|free|less|change[sd]?|join|enter|use",
    re.IGNORECASE,
)
_LEFT = re.compile(r"\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """`label` is what it is, in the reader's language; `value` as its publisher wrote it.

    `secret` is a passcode or PIN, else it is an id.
    """

    label: str
    value: str
    secret: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """`kind` is a key of `_NAMES`; `begin` and `end` are its place in the text."""

    kind: str
    by_phone: bool
    value: str
    begin: int
    end: int


def codes(online: str | None, by_phone: str | None = None, room: str | None = None) -> list[Code]:
    """Those with a label we know, in what is said of the link and of the telephone.

    Passcodes first, which are typed after the link. `room` is the number in the link.
    """
    told = [item for item in _found(online or "") if not _is_elsewhere(item, room)]
    told += _found(by_phone or "", by_phone=True)
    values: dict[tuple[str, bool], dict[str, str]] = {}
    for item in told:
        values.setdefault((item.kind, item.by_phone), {}).setdefault(_bare(item), item.value)
    made = [
        Code(label=_(_NAMES[kind][afar]), value=only, secret=kind != "id")
        for (kind, afar), (only, *others) in ((key, list(v.values())) for key, v in values.items())
        if not others and not (afar and values.get((kind, False), {}).keys() == {_plain(only)})
    ]
    return sorted(made, key=lambda code: not code.secret)


def codes_of(meeting: Meeting) -> tuple[Code, ...]:
    """Those of a meeting that can be joined from afar: what its list says of joining, and notes."""
    online = meeting.online
    if online is None:
        return ()
    texts = filter(None, (online.notes, _beside_a_way_in(meeting)))
    return tuple(codes("\n\n".join(texts), online.phone_notes, room_of(online.url)))


def room_of(url: str | None) -> str | None:
    """The number of the meeting in its link: `zoom.us/j/86259172803`."""
    found = _ROOM.search(url or "")
    return found[1] if found else None


def beside(text: str | None) -> str | None:
    """The text, or None where the codes are all that it says."""
    if not text:
        return None
    rest = text
    for item in reversed(list(_found(text))):
        rest = rest[: item.begin] + rest[item.end :]
    return text if _LEFT.search(rest) else None


def _beside_a_way_in(meeting: Meeting) -> str | None:
    online = meeting.online
    return meeting.notes if online and (online.url or online.phone) else None


def _is_elsewhere(item: _Found, room: str | None) -> bool:
    """An id that is not the link's: which of them is right we cannot know."""
    return item.kind == "id" and room is not None and _bare(item) != room


def _bare(item: _Found) -> str:
    return item.value if item.kind == "code" else _plain(item.value)


def _plain(value: str) -> str:
    """As values are compared: `884 2072 3112` is 88420723112; a word is what it is."""
    digits = re.sub(r"[ -]", "", value)
    return digits if digits.isdigit() else value


def _found(text: str, *, by_phone: bool = False) -> Iterator[_Found]:
    """In order. What stands in links is no text."""
    blank = _LINK.sub(lambda link: " " * len(link[0]), text)
    for label in _LABEL.finditer(blank):
        kind = next(name for name in _NAMES if label[name])
        value = _number(blank, label) if kind != "code" else _code(blank, label)
        if value is not None:
            begin, end = value
            afar = by_phone or bool(label["phone"])
            shown = text[begin:end].strip()
            yield _Found(kind=kind, by_phone=afar, value=shown, begin=label.start(), end=end)


def _number(text: str, label: re.Match[str]) -> tuple[int, int] | None:
    match = _NUMBER.match(text, label.end())
    return match.span(1) if match else None


def _code(text: str, label: re.Match[str]) -> tuple[int, int] | None:
    match = _WORD.match(text, label.end())
    if match is None:
        below = _BELOW.match(text, label.end()) if ":" in label["said"] else None
        return below.span(1) if below else None
    return match.span(2) if _is_code(text, label, match) else None


def _is_code(text: str, label: re.Match[str], match: re.Match[str]) -> bool:
    """With a digit it is one; a word is one where it is all that is said."""
    value = match[2]
    if _NO_CODE.fullmatch(value.rstrip(":!?")) or value.endswith(":"):
        return False
    if any(letter.isdigit() for letter in value):
        return not _MORE_DIGITS.match(text, match.end())
    return bool(label["said"].strip()) and bool(_ENDS_THERE.match(text, match.end(2)))


def secrets(codes: Sequence[Code]) -> tuple[Code, ...]:
    """The passcodes and PINs among them."""
    return tuple(code for code in codes if code.secret)
