"""What of `/meetings` alone is answered past Flask (`direct_list.py`; see `test_both_ways.py`)."""

from collections.abc import Mapping

import pytest
from flask import Flask

from bench.serving import addresses
from bench.workload import SHAPES
from tests.web.both_ways import HTML, Both, ask

PAGE = HTML.page
EACH = 24  # so many-th of the workload


@pytest.fixture
def both(monkeypatch: pytest.MonkeyPatch) -> Both:
    return Both(HTML, monkeypatch)


def test_the_workload_is_answered_alike(ready_sites: Mapping[str, Flask], both: Both) -> None:
    workload = addresses(PAGE, SHAPES)[::EACH]
    for asked in workload:
        both(ready_sites["url"], asked)
    assert both.direct == len(workload)


def test_a_reader_with_a_tag_is_answered_as_ever(
    ready_sites: Mapping[str, Flask], both: Both
) -> None:
    for app in ready_sites.values():
        tag = ask(app, f"{PAGE}?q=step").headers["ETag"]
        for kept in (tag, '"old"', f'"old", {tag}', "*"):
            both(app, f"{PAGE}?q=step", **{"If-None-Match": kept})


def test_a_request_leaves_no_language_behind(ready_sites: Mapping[str, Flask], both: Both) -> None:
    both(ready_sites["url"], f"{PAGE}?lang=es")
    assert 'lang="en"' in ask(ready_sites["url"], PAGE).get_data(as_text=True)
    assert both.direct
