"""How to join, held back from lists: passcodes and meeting ids (DESIGN 4, *Join details*).

A meeting's own page shows them; elsewhere the link stands without its passcode, and texts and
telephone numbers without passcode, PIN and id. Too much taken out does no harm here: the whole
is one click away. So a word after "passcode:" goes even if it may be none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any, TypeVar

from finder.model import DateException, Meeting, Online, Registration, Venue
from finder.register.providers import provider_of

_Record = TypeVar("_Record", Meeting, Online, Venue, Registration, DateException)
# Parameters of a link that carry a passcode; the second only where the host is a provider's.
_FIELDS = re.compile(r"pwd|pw|pass|passwd|passcode|password", re.IGNORECASE)
_PROVIDER_FIELDS = re.compile(r"p|h|pin|tk|zak|token|code|\w*password|accesscode", re.IGNORECASE)
_LINK = re.compile(
    r"(?:https?://|\bwww\.|\b(?:[\w-]{1,63}\.){0,4}zoom\.us/)[^\s<>\"]+", re.IGNORECASE
)
_LINK_PARTS = re.compile(r"([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)
_HOST = re.compile(r"(?:https?://)?([^/?#:]+)", re.IGNORECASE)
_ABROAD = (
    r"contraseñ?n?a|clave|passe?wort|kennwort|zugangscode|mot de passe|code d['’]acc[eè]s|senha"
    r"|c[oó]digo(?: de acceso)?|codice|wachtwoord|toegangscode|adgangskode|lösenord|passord"
    r"|salasana|jelszó|hasło|heslo|parol[aăe]|пароль|密码|密碼|パスワード|비밀번호"
)
_MAY_TELL = re.compile(rf"\d|pass|p/?w|pswd|pin|code|{_ABROAD}", re.IGNORECASE)
# Of plain ASCII the same is looked up at a tenth of the cost: a list is made of thousands of texts.
_ASCII_DIGIT = re.compile(r"[0-9]")
_ASCII_STEMS = tuple(
    "pass pw p/w pswd pin code contrase clave kennwort senha codig codic wachtwoord adgangskode "
    "salasana heslo parol".split()
)
_DIAL_TAIL = re.compile(
    r"(?<=\d{4})\s?(?:,+\s?[\d,;*#]{0,60}#[\d,;*#]*|,{2,}\s?[\d,;*#]+|[*#;]\d[\d,;*#]*|#+(?!\w))"
)
_CODE_WORD = (
    r"(?:pass[\s-]?(?:code|word|wd|phrase)s?|pwd|pswd|psw|pw|p/w|pc"
    rf"|{_ABROAD}|(?:access|entry|security|participant|meeting|attendee|conference|room|join|zoom"
    r"|host|dial[\s-]?in)[\s-]?(?:code|key|pin|password|passcode)s?(?:/password)?|pin"
    r"|(?<!dress )(?<!zip )(?<!post )(?<!area )(?<!qr )code)"
)
_ID_WORD = (
    r"(?:(?:zoom|meeting|conference|webinar|mtg|dial[\s-]?in|room|skype|personal|access|webex|teams"
    r"|pmi)[\s-]{0,2}(?:meeting[\s-]?)?(?:i['’]?\.?d\.?s?|number|no\.?|num|#)"
    r"|\bid (?:de )?(?:la )?r[eé]uni[oó]n|\bi['’]?\.?d\.?|zoom|pmi"
    r"|followed by|enter)"
)
_JOINER = r"[\s.]{0,2}(?:\bis\b|\bare\b|\bwill be\b)?\s{0,2}[:;=#–—-]{0,3}\s{0,2}#?"
_NUMBER = r"\d(?:[\s.–-]{0,2}\d){4,14}"
_NO_VALUE = (
    r"(?!(?:is|are|not|none|no|required|needed|necessary|please|on|by|from|see|email|contact|call"
    r"|text|ask|available|and|or|for|to|protected|provided|upon|in|the|below|above|via|at|with|will"
    r"|may|has|can|same|change[sd]?|updated|n/?a)\b)"
)
_QUOTED = "[\"“'‘(][^\"”'’)\\n]{1,60}[\"”'’)]"
_WITH_DIGIT = r"(?:\d(?:[ -]?\d){3,}(?!\w)|[^\s,;|/()]*\d[^\s,;|/()]*)"
_IDS = re.compile(
    rf"\b{_ID_WORD}{_JOINER}\s?\(?{_NUMBER}\)?#?(?:\s?[/|,]\s?(?:\d{{4,10}}\b|[a-z]+\d\w*))?",
    re.IGNORECASE,
)
_SAID_CODES = re.compile(
    rf"\b(?:{_CODE_WORD}|pass)"
    r"(?:\s?\([^()\n]{1,30}\)|\sfor\s(?:all|the|our|this)\s[\w ]{1,30})?"
    rf"[\s.)]{{0,2}}(?:(?:\bis\b|\bare\b)\s{{0,2}}[:=–—-]?|[:=#–—-]{{1,3}})\s{{0,2}}"
    rf"{_NO_VALUE}(?:{_QUOTED}|{_WITH_DIGIT}|[^\n,;|.()]{{1,60}})",
    re.IGNORECASE,
)
_BARE_CODES = re.compile(
    rf"\b{_CODE_WORD}\s{{1,2}}{_NO_VALUE}(?:{_QUOTED}|{_WITH_DIGIT}|(?-i:[A-Z]{{3,}}\b))",
    re.IGNORECASE,
)
_USED_AS = re.compile(
    rf"\b(?:use|enter)\s\S{{1,40}}\s(?:as|for)\s(?:the |a |your )?{_CODE_WORD}", re.IGNORECASE
)
# A heading of codes, and what stands in the lines under it: `Tuesday - 845610305 - 067245`.
_HEADING = re.compile(rf"[^\d]{{0,40}}\b{_CODE_WORD}\b[^\d]{{0,10}}", re.IGNORECASE)
_LISTED = re.compile(r"(?:\s[–—:/|,#-]\s\d(?: ?\d){3,14}|(?<!\S)\d(?: ?\d){5,14})(?![\d:/-])")
_LONE_ID = re.compile(r"(?<![\d+(-])(?!0)(?:\d{3} \d{3,4} \d{4}|\d{3}-\d{4}-\d{4})(?![\d-])")
# A label whose value stands on the next line.
_LABEL_ABOVE = re.compile(
    rf"\b({_CODE_WORD}|{_ID_WORD})(\s?[:=#]?)[ \t]*\n\s*(?=\S*\d)", re.IGNORECASE
)
_IN_PATH = re.compile(r"[?&;]?(?:pwd|passcode|password)=[^&#/]*", re.IGNORECASE)
_ONLINE_WORD = re.compile(
    r"\b(?:zoom|online|virtual|meeting id|conference|log ?in|join)\b", re.IGNORECASE
)
_LOOSE = re.compile(r"\(\s*[,;/&]*\s*\)|\[\s*\]")
_ENDS = re.compile(r"^[\s.,;:/|&–—-]+|[\s,;:/|&(–—-]+$")
_FILLERS = re.compile(
    r"(?:^|(?<=\s))(?:(?:and|the|with|using|use|is|or|enter|its?)\b\s*)+(?=$|[.,;])", re.I
)


def without_join_details(meeting: Meeting) -> Meeting:
    """The meeting as lists, exports and print may show it."""
    return _with(
        meeting,
        name=_text(meeting.name) or _text(meeting.group) or "Meeting",
        group=_text(meeting.group),
        source_url=_link(meeting.source_url),
        website=_link(meeting.website),
        online=_online(meeting.online),
        venue=_venue(meeting.venue),
        registration=_registration(meeting.registration),
        notes=_text(meeting.notes),
        access_text=_text(meeting.access_text),
        conditions=_text(meeting.conditions),
        exceptions=tuple(
            _with(item, text=_text(item.text), place=_text(item.place))
            for item in meeting.exceptions
        ),
    )


def has_join_details(meeting: Meeting) -> bool:
    """Whether its own page says more about joining than a list does."""
    return without_join_details(meeting) != meeting


def _with(record: _Record, **fields: Any) -> _Record:
    """A copy only where something differs: it seldom does, and copies are dear."""
    changed = {name: value for name, value in fields.items() if getattr(record, name) != value}
    return replace(record, **changed) if changed else record


def _online(online: Online | None) -> Online | None:
    if online is None:
        return None
    return _with(
        online,
        url=_link(online.url),
        notes=_text(online.notes),
        phone=_number_alone(online.phone),
        phone_notes=_text(online.phone_notes),
    )


def _venue(venue: Venue | None) -> Venue | None:
    return _with(venue, notes=_text(venue.notes)) if venue else None


def _registration(given: Registration | None) -> Registration | None:
    if given is None:
        return None
    return _with(
        given,
        url=_link(given.url),
        phone=_number_alone(given.phone),
        notes=_text(given.notes),
    )


def _number_alone(dial_string: str | None) -> str | None:
    """`+13126266799,,123#` -> `+13126266799`."""
    return re.split(r"[,;*#]", dial_string)[0].strip() or None if dial_string else None


def _link(url: str | None) -> str | None:
    """The link without the parameters that carry a passcode; its path stays."""
    if not url or not ("?" in url or "#" in url or "=" in url):
        return url
    found = _LINK_PARTS.fullmatch(url)
    assert found is not None
    host = _HOST.match(url)
    known = host is not None and provider_of(host[1]) is not None
    query, fragment = _open_fields(found[2], known=known), _open_fields(found[3], known=known)
    address = _IN_PATH.sub("", found[1])
    return address + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")


def _open_fields(fields: str | None, *, known: bool) -> str:
    return "&".join(
        field for field in (fields or "").split("&") if not _carries_secret(field, known=known)
    )


def _carries_secret(field: str, *, known: bool) -> bool:
    name, equals, _ = field.rpartition("?")[2].partition("=")
    if not equals:  # mangled on its way: `zoom.us/j/811?pwdTmRLUml4`
        return known and name.lower().startswith("pwd")
    return bool(_FIELDS.fullmatch(name) or (known and _PROVIDER_FIELDS.fullmatch(name)))


@lru_cache(maxsize=8192)  # a group's notes stand with each of its days
def _text(text: str | None) -> str | None:
    if not text:
        return None
    if "\n" not in text:
        bare = _line(text)
        return text if bare == text else bare.strip() or None
    joined = _LABEL_ABOVE.sub(r"\1\2 ", text)
    bare = "\n".join(_listed(_line(part) for part in joined.split("\n")))
    return text if bare == text else re.sub(r"\n{3,}", "\n\n", bare).strip() or None


def _listed(lines: Iterable[str]) -> Iterator[str]:
    """The lines; those under a heading of passcodes without the numbers listed there."""
    under = False
    for line in lines:
        bare = _LISTED.sub("", line) if under else line
        yield line if bare == line else _ENDS.sub("", bare)
        under = bool(line.strip()) and (under or bool(_HEADING.fullmatch(line)))


def _may_tell(line: str) -> bool:
    """Whether there is anything in it to look at more closely."""
    if not line.isascii():
        return bool(_MAY_TELL.search(line))
    lower = line.lower()
    return bool(_ASCII_DIGIT.search(line)) or any(stem in lower for stem in _ASCII_STEMS)


def _line(line: str) -> str:
    if not _may_tell(line):
        return line
    links: list[str] = []
    open_line = _LINK.sub(lambda found: _set_aside(found[0], links), line)
    bare = _DIAL_TAIL.sub("", open_line)
    for pattern in (_IDS, _USED_AS, _SAID_CODES, _BARE_CODES):
        bare = pattern.sub(" ", bare)
    if _ONLINE_WORD.search(line):
        bare = _LONE_ID.sub(" ", bare)
    if bare != open_line:
        bare = _tidy(bare)
    for number, link in enumerate(links):
        bare = bare.replace(f"\ue000{number}\ue001", link)
    return bare


def _set_aside(found: str, links: list[str]) -> str:
    address = found.rstrip(".,;:!?)'*")
    links.append(_link(address) or address)
    return f"\ue000{len(links) - 1}\ue001{found[len(address) :]}"


def _tidy(line: str) -> str:
    """Without the brackets, separators and spaces that belonged to what was taken out."""
    line = re.sub(r"\s{2,}", " ", _LOOSE.sub(" ", line))
    line = re.sub(r"\s+([.,;:])", r"\1", line)
    line = re.sub(r"([,;:/|–—-])(?:\s*[,;:/|–—-])+", r"\1", line)
    return _ENDS.sub("", _FILLERS.sub("", _ENDS.sub("", line)))
