"""One page of a long list: which it is, and the ways to the one before and the next."""

from dataclasses import dataclass

from finder.search.engine import Answer
from finder.web.links import Pairs, address, with_value


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    """What `partials/list.html` may use: page `number` of `pages`, and the addresses beside it."""

    number: str
    pages: str
    previous: str | None
    next: str | None


def turns(found: Answer, path: str, pairs: Pairs) -> Turns | None:
    """None where one page holds all; past the last page the way back leads to the last."""
    query = found.query
    pages = -(-found.total // query.per_page)
    if max(pages, query.page) < 2 or not pages:
        return None
    before, after = min(query.page - 1, pages), query.page + 1
    return Turns(
        number=str(query.page),
        pages=str(pages),
        previous=_turned(path, pairs, before) if before else None,
        next=_turned(path, pairs, after) if after <= pages else None,
    )


def _turned(path: str, pairs: Pairs, number: int) -> str:
    return address(path, with_value(pairs, "page", str(number)))
