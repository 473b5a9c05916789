"""What was typed wrongly stands there to be mended, tied to what is said of it (WCAG 3.3.1)."""

import re

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    ("question", "name", "value"),
    [("near=Sprngfeld-on-Nowhere&day=sun", "near", "Sprngfeld-on-Nowhere")],
)
def test_the_field_is_there_with_its_error(
    client: FlaskClient, question: str, name: str, value: str
) -> None:
    response = client.get(f"/meetings?{question}")
    html = response.get_data(as_text=True)
    assert response.status_code == 400
    field = re.search(rf'<input id="mend" name="{name}"[^>]*>', html)
    assert field is not None
    assert f'value="{value}"' in field[0]
    assert 'aria-invalid="true"' in field[0]
    assert 'aria-describedby="wrong"' in field[0]
    assert f"{value}" in html[html.index('id="wrong"') :]
    assert '<input type="hidden" name="day" value="sun">' in html


def test_what_nobody_typed_has_no_field(client: FlaskClient) -> None:
    html = client.get("/meetings?day=someday").get_data(as_text=True)
    assert 'id="mend"' not in html
