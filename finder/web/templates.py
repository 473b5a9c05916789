"""How templates are found and read: Flask's way, with the same names for all of them."""

from collections.abc import Callable, MutableMapping
from typing import Any

from flask import Flask
from flask.templating import Environment

from finder.web import unproxied


def drawn(template: str, **given: object) -> str:
    """The template with these, whoever asks: Flask's own adds what ours do not use."""
    return unproxied.app().jinja_env.get_template(template).render(given)


class Templates(Environment):
    """Templates have no globals of their own here.

    Jinja lays an empty table of them over the common ones, and compares the two, name by name,
    at every import of a macro.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals


class Templated(Flask):
    """Flask with them; none of its functions are coroutines, of which it asks at every call."""

    jinja_environment = Templates

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        return func
