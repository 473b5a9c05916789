"""Pages are judged again where the judge's own record of their loading has a hole."""

from typing import Any

import pytest

from bench import pages

_AUDITS = (
    "first-contentful-paint", "largest-contentful-paint", "total-blocking-time",
    "cumulative-layout-shift",
)  # fmt: skip
GOOD: dict[str, Any] = {
    "audits": {
        **{name: {"numericValue": 1.0} for name in _AUDITS},
        "network-requests": {"details": {"items": [{"resourceType": "Script"}]}},
    },
    "categories": {
        name: {"score": 1} for name in ("performance", "accessibility", "best-practices")
    },
}
GOOD["audits"]["network-requests"]["details"]["items"][0]["transferSize"] = 2000


def test_a_hole_in_its_record_is_no_judgement(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([(GOOD, "NO_NAVSTART"), (None, "it ended with 1"), (GOOD, None)])
    monkeypatch.setattr(pages, "_told", lambda address: next(answers))
    assert pages.judged("http://127.0.0.1/families").weights["Script"] == 2


def test_one_that_never_judges_is_told_with_what_it_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_told", lambda address: (GOOD, "NO_FCP"))
    with pytest.raises(SystemExit, match=r"could not judge .*/families: NO_FCP"):
        pages.judged("http://127.0.0.1/families")
