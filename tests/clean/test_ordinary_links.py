"""The quick way for ordinary links gives what the long way gives."""

from hypothesis import given, settings
from hypothesis import strategies as st

from importers.clean.links import _web_link, is_ordinary, web_link

_HOSTS = st.sampled_from(
    ("example.org", "www.a-b.example.com", "paypal.me", "zoom.us", "safelinks.example", "-a.org")
)
_PATHS = st.text(alphabet="abz09/._-~%?#@ A;,", max_size=12)


@settings(max_examples=500)
@given(st.sampled_from(("http://", "https://", "HTTPS://", "//")), _HOSTS, _PATHS)
def test_the_quick_way_changes_no_link(scheme: str, host: str, path: str) -> None:
    text = f"{scheme}{host}/{path}"
    assert web_link(text) == _web_link(text, wrapped=2)


def test_an_ordinary_link_has_no_port_query_or_capital() -> None:
    assert is_ordinary("https://example.org/meetings/sunrise")
    for other in ("https://example.org:8443/", "https://example.org/?a=1", "https://Example.org/"):
        assert not is_ordinary(other)
