"""A site's page -> its feed: where sites name or keep one, asked in order until one answers.

Only the page's own host is asked, a few times at most. An address with a key and a plugin's cache
file are never used: a page may betray them, but reading them goes around a refusal (facts:
meeting-guide, section 6). A refusal ends the search with the advice to ask the publisher.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from finder.errors import FetchFailed, NotAListing
from importers import Part
from importers.feed_addresses import Address, addresses, is_page
from importers.listing import detect

MOST_REQUESTS = 6
_START = 2_000  # bytes of an answer that would hold a plugin's refusal
_REFUSALS = (b"feed_restricted", b"401 unauthorized")
_ASK = "ask the publisher to open it, or for the address of an open list"

Ask = Callable[[str], Part]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A feed: the address that was asked, what it gave, and what to tell the operator.

    `more` are the further parts of the same listing that the page names beside it.
    """

    url: str
    part: Part
    said: str
    more: tuple[str, ...] = ()


def is_site(part: Part) -> bool:
    """Whether this is a page from the web that is no listing itself."""
    if not part.url.lower().startswith(("http://", "https://")) or not is_page(part):
        return False
    try:
        detect([part])
    except NotAListing:
        return True
    return False


def find_feed(page: Part, ask: Ask) -> Found:
    """The first address that answers with a listing; raises NotAListing in plain words.

    `ask` fetches one address and raises FetchFailed.
    """
    named = addresses(page)
    asked: list[Address] = []
    tried: list[str] = []
    for address in [item for item in named if item.usable][:MOST_REQUESTS]:
        asked.append(address)
        found = _tried(page, address, ask)
        if isinstance(found, Found):
            others = [item for item in named if item.together and item not in asked]
            return _together(page, found, others, tried, ask) if address.together else found
        tried.append(f"{address.url} {found}")
    raise NotAListing(_nothing(named, tried))


def _together(
    page: Part, found: Found, others: Sequence[Address], tried: Sequence[str], ask: Ask
) -> Found:
    """With the others of its list that are of its format; whatever is left out is said."""
    more: list[str] = []
    left_out = list(tried)
    for item in others:
        if not item.usable:
            why = "has a key or is a cache file" if item.keyed else "is on another host"
            left_out.append(f"one at {item.url} {why}")
            continue
        if 1 + len(more) + len(left_out) >= MOST_REQUESTS:
            left_out.append(f"{item.url} was not asked")
            continue
        try:
            other = _tried(page, item, ask)
        except NotAListing:  # closed, as one of several
            other = "refuses"
        if isinstance(other, Found) and detect([other.part]) == detect([found.part]):
            more.append(item.url)
        else:
            why = other if isinstance(other, str) else "is of another format"
            left_out.append(f"{item.url} {why}")
    said = [found.said, *(f"with {url}" for url in more)]
    if left_out:
        said.append(f"but left out what the page names beside it: {', '.join(left_out)}")
    return Found(url=found.url, part=found.part, said="; ".join(said), more=tuple(more))


def _tried(page: Part, address: Address, ask: Ask) -> Found | str:
    """The feed, or what was there instead."""
    try:
        part = ask(address.url)
    except FetchFailed as error:
        if error.status in (401, 403):
            raise _refused(address) from error
        return f"answers with status {error.status}" if error.status else "did not answer"
    if any(refusal in part.body[:_START].lower() for refusal in _REFUSALS):
        raise _refused(address)
    if _host(part.url) != _host(page.url):
        return "leads to another site"
    try:
        key = "" if is_page(part) else detect([part])
    except NotAListing:
        key = ""
    if not key:
        return "is no listing"
    return Found(url=address.url, part=part, said=f"Found {key} at {address.url} ({address.where})")


def _refused(address: Address) -> NotAListing:
    return NotAListing(f"This site keeps its list closed ({address.url} refuses): {_ASK}.")


def _nothing(named: Sequence[Address], tried: Sequence[str]) -> str:
    """One sentence on what was looked at, and what the page names that we did not ask."""
    said = f"This is a web page, not a listing, and no feed was found: {'; '.join(tried)}."
    elsewhere = [item for item in named if item.elsewhere]
    if elsewhere:
        listed = ", ".join(f"{item.url} ({item.where})" for item in elsewhere)
        said += f" The page names a list on another host; check it by its own address: {listed}."
    if any(item.keyed for item in named):
        said += f" It also names an address with a key or a cache file, which is not used: {_ASK}."
    return said


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").lower().removeprefix("www.")
