"""A list's page as a person reads it: its number, its ways on, its options, its chips."""

import re
from dataclasses import dataclass
from html import unescape

from flask.testing import FlaskClient

from finder.web.links import Pairs, address

_TOTAL = re.compile(r'<p class="total"[^>]*>(No meetings|[\d,]+ meetings?)[^<]*</p>')
_WAY = re.compile(
    r'<li><a href="(/meetings[^"]*)"><span class="way">(.*?)</span> '
    r'<span class="count">([\d,]+)</span>'
)
_CHIP = re.compile(r'<li><a href="([^"]+)"><span class="visually-hidden">Remove </span>')
_OPTION = re.compile(
    r'<input type="checkbox" name="([^"]+)" value="([^"]+)"( checked)?( disabled)?>'
    r'<span>[^<]*</span><span class="count">([\d,]+)</span>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    url: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    name: str
    value: str
    chosen: bool
    off: bool
    count: int


def read(client: FlaskClient, pairs: Pairs) -> str:
    return follow(client, address("/meetings", pairs))


def follow(client: FlaskClient, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.get_data(as_text=True)


def total(html: str) -> int:
    found = _TOTAL.search(html)
    assert found, "a list says how many it holds"
    return 0 if found[1] == "No meetings" else _number(found[1].split()[0])


def ways(html: str) -> list[Way]:
    return [
        Way(url=unescape(url), label=re.sub(r"<[^>]+>", " ", unescape(label)), count=_number(count))
        for url, label, count in _WAY.findall(html)
    ]


def chips(html: str) -> list[str]:
    return [unescape(url) for url in _CHIP.findall(html)]


def options(html: str) -> list[Option]:
    return [
        Option(name=name, value=unescape(value), chosen=bool(chosen), off=bool(off),
               count=_number(count))
        for name, value, chosen, off, count in _OPTION.findall(html)
    ]  # fmt: skip


def _number(text: str) -> int:
    return int(text.replace(",", ""))
