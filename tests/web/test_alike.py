"""A list drawn once for all that are built alike holds what its own query asked for."""

import pytest
from flask.testing import FlaskClient

from finder.web import alike
from tests.web.conftest import Make


@pytest.fixture(scope="module")
def client(make_site: Make) -> FlaskClient:
    return make_site(url="https://chair.example").test_client()


def test_lists_built_alike_share_no_words(client: FlaskClient) -> None:
    for words in ("northern", "southern"):
        html = client.get("/meetings", query_string={"q": f'"{words}"'}).get_data(as_text=True)
        assert words in html
        assert ("northern" in html) != ("southern" in html)


def test_words_with_signs_of_html_and_of_forms_come_out_as_they_are(client: FlaskClient) -> None:
    html = client.get("/meetings", query_string={"q": '"100% %s <b> & \'"'}).get_data(as_text=True)
    assert "100% %s &lt;b&gt; &amp; &#39;" in html
    assert "<b>" not in html


def test_the_form_of_a_page_with_very_many_words_is_not_kept(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alike, "_MOST", 0)
    monkeypatch.setattr(alike, "_pages", alike.Kept(256))
    assert client.get("/meetings").status_code == 200
    assert len(alike._pages) == 0
