"""What to ask BMLT servers next: from a root's page, a list of servers, or a search's address.

Facts: bmlt, sections 6 and 10. All questions are public ones; none carries a key.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

from importers import Part
from importers.clean.bmlt_parts import Answers, answers_by_root, listed_servers
from importers.clean.bmlt_servers import is_page, root_of
from importers.clean.json_text import load

MOST_SERVERS = 60  # three questions each: a listing has at most 200 parts
_MOST_LANGUAGES = 20
_SEARCH = "GetSearchResults"
_ADMIN = re.compile(r"/api/v1/meetings(?:/\d+)?/?$", re.ASCII)  # all, or one by its id


def wanted(parts: Sequence[Part]) -> Iterator[str]:
    """Addresses for what is missing of each server, and of the next page of a full one."""
    for server in listed_servers(parts)[:MOST_SERVERS]:
        yield _question(server.root, _SEARCH, get_used_formats="1")
        yield _question(server.root, "GetFormats", lang_enum="en")
        yield _question(server.root, "GetServiceBodies")
    by_root = answers_by_root(parts)
    for part in parts:
        root = root_of(part.url)
        if root and is_page(part):
            yield _question(root, "GetServerInfo")
            yield _question(root, _SEARCH)
        elif root and _is_search(part):
            yield from _of_search(part, root, by_root[root])


def _of_search(part: Part, root: str, answers: Answers) -> Iterator[str]:
    """Its formats in the language of the search, or in each that the server says it has."""
    asked = parse_qs(urlsplit(part.url).query)
    if not answers.formats:
        languages = asked.get("lang_enum", answers.languages)[:_MOST_LANGUAGES]
        queries = [{"lang_enum": language} for language in languages]
        yield from (_question(root, "GetFormats", **query) for query in queries or [{}])
    if not answers.bodies:
        yield _question(root, "GetServiceBodies")
    yield from _next_page(part, asked)


def _is_search(part: Part) -> bool:
    """GetSearchResults, or the admin API: its ids are those of the public answers."""
    address = urlsplit(part.url)
    admin = _ADMIN.search(address.path) is not None
    return admin or parse_qs(address.query).get("switcher") == [_SEARCH]


def _next_page(part: Part, asked: dict[str, list[str]]) -> Iterator[str]:
    """The server does not say how many pages there are: a full one may have a next one."""
    size, page = asked.get("page_size", ["0"])[0], asked.get("page_num", ["1"])[0]
    if not (size.isdecimal() and page.isdecimal() and int(size)):
        return
    value = load(part.body)
    rows = value.get("meetings") if isinstance(value, dict) else value
    if isinstance(rows, list) and len(rows) >= int(size):
        query = {name: values[0] for name, values in asked.items() if len(values) == 1}
        yield _with_query(part.url, {**asked, **query, "page_num": str(int(page) + 1)})


def _with_query(url: str, query: dict[str, Any]) -> str:
    return urlunsplit(urlsplit(url)._replace(query=urlencode(query, doseq=True), fragment=""))


def _question(root: str, switcher: str, **query: str) -> str:
    asked = urlencode({"switcher": switcher, **query})
    return f"{root}/client_interface/json/?{asked}"
