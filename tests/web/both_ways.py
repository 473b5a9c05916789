"""Asks a site twice, past Flask and of Flask itself: the answers are the same in every byte."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from finder.web import direct, direct_list


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A list that is answered past Flask: its page, its module, and what there lets one in."""

    page: str
    module: ModuleType
    gate: str


JSON = Way(page="/meetings.json", module=direct, gate="_plain")
HTML = Way(page="/meetings", module=direct_list, gate="_is_plain")

HEADERS: tuple[Mapping[str, str], ...] = (
    {},
    {"Accept-Encoding": "gzip, deflate, br"},
    {"Accept-Encoding": "gzip;q=0, *"},
    {"Accept-Encoding": "*;q=0.5"},
    {"Accept-Encoding": ",;=q\t"},
    {"Accept-Language": "es-MX,es;q=0.9,en-IE;q=0.5"},
    {"Accept-Language": "-;q=x, de_AT"},
    {"If-Match": "*"},
    {"If-None-Match": "*"},
    {"If-None-Match": '"a", W/"b", broken'},
    {"If-Modified-Since": "Sun, 22 Nov 2026 10:00:00 GMT", "Range": "bytes=0-10"},
    {"Host": "chair.example:8443"},
    {"Host": "127.0.0.1:99999"},
    {"Host": "<script>"},
    {"Host": "LOCALHOST:80"},
    {"Accept-Encoding": "gzip" * 100},
)
ASKED = (
    "", "q=step", "q=st%C3%A9p+%", "day=sun&day=mon&type=&x=1", "near=Boston&within=10&unit=mi",
    "lat=42.36&lon=-71.06", "lat=&lon=", "lang=es&q=hope", "day=nope", "page=9", "q=zzzzqq",
    "for=family&per_page=2", "a=1;b=2&=&&q", "tz=Asia/Tokyo&attendance=online",
    "q=I+want+to+die", "audience=teens", "status=suspended", "per_page=1&page=2", "q=%3Cb%3E",
)  # fmt: skip


def ask(app: Flask, asked: str, method: str = "GET", **headers: str) -> TestResponse:
    return app.test_client().open(asked, method=method, headers=headers)


def seen(answer: TestResponse) -> tuple[str, list[tuple[str, str]], bytes]:
    """Without the hour that some refusals carry."""
    told = [pair for pair in answer.headers if pair[0] != "Date"]
    return answer.status, told, answer.data


class Both:
    """Asks with and without `way`; `direct` counts what Flask was not needed for."""

    def __init__(self, way: Way, patch: pytest.MonkeyPatch) -> None:
        self._way, self._patch, self.direct = way, patch, 0
        plain = way.module._answered

        def counted(*given: Any) -> Any:
            found = plain(*given)
            self.direct += found is not None
            return found

        patch.setattr(way.module, "_answered", counted)
        patch.setattr("finder.web.headers.token_urlsafe", lambda _: "a-nonce-of-22-letters.")

    def __call__(self, app: Flask, asked: str, method: str = "GET", **headers: str) -> None:
        found = seen(ask(app, asked, method, **headers))
        with self._patch.context() as other:
            other.setattr(self._way.module, self._way.gate, lambda _: None)
            assert found == seen(ask(app, asked, method, **headers)), (asked, headers)
