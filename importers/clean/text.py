"""Text of a feed -> plain text that is harmless wherever it is shown.

Entities are decoded once, then markup is taken out, so that `&lt;b&gt;` leaves no tag either and
`&amp;lt;b&amp;gt;` stays the words `&lt;b&gt;` (facts: trust, section 3).
"""

import html
import re
import unicodedata
from collections.abc import Iterable

import ftfy
import nh3
from ftfy.badness import is_bad

from importers.clean.links import provider, web_link
from importers.clean.remembered import remembered

# C0 and C1 without white space, format and bidi characters, invisible letters, surrogates,
# non-characters. White space of every kind is handled by str.split and str.splitlines.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufdd0-\ufdef\ufeff"
    "\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff\ud800-\udfff]"
)
_ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|&nbsp\b")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_BARE_LINK = re.compile(r"<(https?://[^<>\s]+)>", re.IGNORECASE)
_BREAKS = ("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6")
_BREAK = re.compile(rf"</?(?:{'|'.join(_BREAKS)})>")
_ANCHOR = re.compile(r'<a(?: href="([^"]*)")?>(.*?)</a>', re.DOTALL)
_CODECS = ("sloppy-windows-1252", "latin-1")
_PLAIN_LETTERS = str.maketrans("øłđðħıœæ", "oldd" + "hi" + "oa")
_SHOUTED = re.compile(r"&(?:Amp|Quot|Lt|Gt|Nbsp|Apos);")  # by a publisher's title-casing
_APOSTROPHES = re.compile("['’‘ʼ`´]")
_ASCII_APOSTROPHES = re.compile("['`]")
_GAPS = re.compile(r"\n{3,}")
_BETWEEN = re.compile(r"[\W_]+")


def line(value: object) -> str | None:
    """One line of plain text; None if nothing is left. A list gives its parts joined by ", "."""
    if value is None:
        return None
    text = value if isinstance(value, str) else _text(value)
    if text is None:
        return None
    return _plain_line(text) if _is_plain(text) else _odd_line(text)


def _plain_line(text: str) -> str | None:
    """As quick as remembered; most are one already, and the same text is found again sooner."""
    bare = text.strip()
    return (" ".join(bare.split()) if "  " in bare else bare) or None


@remembered
def _odd_line(text: str) -> str | None:
    return " ".join(_clean(text).split()) or None


def paragraphs(value: object) -> str | None:
    """The same, keeping line breaks, with at most one blank line between."""
    if value is None:
        return None
    text = value if isinstance(value, str) else _text(value)
    return None if text is None else _paragraphs(text)


@remembered
def _paragraphs(text: str) -> str | None:
    if _is_plain(text):
        return _plain_line(text)
    lines = (" ".join(part.split()) for part in _clean(text).splitlines())
    return _GAPS.sub("\n\n", "\n".join(lines)).strip() or None


@remembered
def fold(text: str) -> str:
    """Lower case without accents and punctuation, words parted by one space: for comparing."""
    lower = text.casefold()
    if lower.isascii():
        return " ".join(_BETWEEN.sub(" ", _ASCII_APOSTROPHES.sub("", lower)).split())
    lower = _APOSTROPHES.sub("", unicodedata.normalize("NFKD", lower))
    bare = "".join(char for char in lower if not unicodedata.combining(char))
    return " ".join(_BETWEEN.sub(" ", bare.translate(_PLAIN_LETTERS)).split())


def _text(value: object) -> str | None:
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return f"{value:g}" if isinstance(value, float) else _digits(value)
    if isinstance(value, list | tuple | set | frozenset):
        return _joined(value)
    return None


def _digits(value: int) -> str | None:
    # Python refuses to print integers of more than 4,300 digits.
    return str(value) if abs(value) < 10**30 else None


def _joined(values: Iterable[object]) -> str | None:
    parts = [value for value in values if isinstance(value, str | int | float)]
    return ", ".join(text for part in parts if (text := _text(part))) or None


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable() and "<" not in text and "&" not in text


def _clean(text: str) -> str:
    if "&" in text:
        text = _SHOUTED.sub(lambda entity: entity[0].lower(), text)
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0].rstrip(";") + ";"), text)
    if not text.isascii() or not text.isprintable():
        text = _INVISIBLE.sub("", text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", _repaired(text))
    if _TAG.search(text):
        text = _without_markup(text)
    return text


def _repaired(text: str) -> str:
    """Mojibake read right, but only where writing it wrong again gives what stood there."""
    if not is_bad(text):
        return text
    fixed = ftfy.fix_encoding(text)
    if any(_misread(fixed, codec) == text for codec in _CODECS):
        return _INVISIBLE.sub("", fixed)
    return text


def _misread(text: str, codec: str) -> str | None:
    try:
        return text.encode("utf-8").decode(codec)
    except UnicodeError:
        return None


def _without_markup(text: str) -> str:
    # nh3 reads entities, which were decoded already: what is left of them is protected first.
    safe = _BARE_LINK.sub(r" \1 ", text).replace("&", "&amp;")
    kept = nh3.clean(
        safe,
        tags={"a", *_BREAKS},
        attributes={"a": {"href"}},
        url_schemes={"http", "https"},
        link_rel=None,
    )
    kept = _BREAK.sub("\n", _ANCHOR.sub(_anchor, kept))
    return _TAG.sub("", html.unescape(kept))


def _anchor(found: re.Match[str]) -> str:
    """The words of a link, and its address where it leads to a conference provider."""
    href, words = found[1] or "", found[2]
    link = web_link(html.unescape(href))
    if link is None or provider(link) is None or href in words:
        return words
    return f"{words} {html.escape(link, quote=False)}".strip()
