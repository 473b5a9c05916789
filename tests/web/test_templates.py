"""Templates are Flask's, with one table of names for all."""

from flask import Flask, render_template_string

from finder.web.templates import Templated


def test_a_template_of_a_site_has_the_names_of_all(site: Flask) -> None:
    assert isinstance(site, Templated)
    shared = site.jinja_env.globals
    assert site.jinja_env.make_globals(None) is shared
    assert site.jinja_env.get_template("partials/list.html").globals is shared


def test_names_of_one_template_alone_are_not_left_to_others(site: Flask) -> None:
    with site.test_request_context("/"):
        own = site.jinja_env.from_string("{{ mine }}", globals={"mine": "once"})
        assert own.render() == "once"
        assert render_template_string("{{ mine|default('gone') }}") == "gone"
    assert "mine" not in site.jinja_env.globals


def test_what_a_template_prints_is_escaped(site: Flask) -> None:
    with site.test_request_context("/"):
        assert render_template_string("{{ x }}", x="<b>") == "&lt;b&gt;"
        assert "&lt;b&gt;" in site.jinja_env.get_template("partials/list.html").module.pager(
            type("T", (), {"number": "<b>", "pages": 2, "previous": None, "next": None})()
        )
