"""What templates say is what Jinja's own extension would say."""

import pytest
from flask import Flask, render_template_string

from finder.languages import gettext, ngettext, pgettext, speaking
from finder.web import messages

TEMPLATES = (
    '{{ _("Near me") }}',
    '{{ _("Within %(n)s", n=x) }}',
    '{{ _("Within %(n)s", n=x)|upper }}',
    "{{ _(x) }}",
    '{{ gettext("100 %% of <b>%(n)s</b>", n=x) }}',
    '{{ _("100 %% of all") }}',
    "{% trans n=x %}About {{ n }}{% endtrans %}",
    '<a title="{{ _("Within %(n)s", n=x) }}">',
)


@pytest.mark.parametrize("spoken", ["en", "en-XA"])
@pytest.mark.parametrize("text", TEMPLATES)
@pytest.mark.parametrize("x", ["5 km", '<b>"&', "12"])
def test_templates_say_the_same_as_with_jinja_alone(text: str, x: object, spoken: str) -> None:
    said = []
    for ours in (False, True):
        app = Flask("said")
        app.jinja_env.add_extension("jinja2.ext.i18n")
        app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
            gettext, ngettext, newstyle=True, pgettext=pgettext
        )
        if ours:
            messages.install(app)
        with app.app_context(), speaking(spoken):
            said.append(render_template_string(text, x=x))
    assert said[0] == said[1]
