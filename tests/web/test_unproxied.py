"""The request of now: Flask's and ours are read alike, and one within another changes nothing."""

import pytest
from flask import Flask
from werkzeug.test import EnvironBuilder

from finder.languages import language
from finder.web import spoken
from finder.web.unproxied import Request, asking, of_flask, own, request
from finder.web.warming import warm


def asked(site: Flask, query: str) -> Request:
    environ = EnvironBuilder(path="/meetings", query_string=query).get_environ()
    return Request(app=site, environ=environ, path="/meetings")


@pytest.mark.parametrize(
    "query", ["", "a=1&b=2&a=3", "q=%C3%A9+x&q=&=&&x", "lat=1;lon=2", "q=%FF%"]
)
def test_parameters_are_read_as_flask_reads_them(site: Flask, query: str) -> None:
    with site.test_request_context(f"/meetings?{query}") as theirs, asking(asked(site, query)):
        assert request().args == theirs.request.args
        assert request().query_string == theirs.request.query_string


def test_what_is_answered_within_a_request_leaves_it_as_it_was(site: Flask) -> None:
    outer = asked(site, "lang=es")
    with asking(outer):
        spoken.speak()
        own()["mine"] = 1
        warm(site, site.extensions["finder"].reader.snapshot())
        site.test_client().get("/families?lang=en")
        assert (request(), language(), own()["mine"]) == (outer, "es", 1)
        spoken.fall_silent()
    assert language() == "en"


def test_a_request_of_flask_keeps_one_of_ours_from_start_to_end(site: Flask) -> None:
    with site.test_request_context("/meetings"):
        assert request() is of_flask() is request()
        own()["mine"] = 1
    with site.test_request_context("/meetings"):
        assert "mine" not in own()
