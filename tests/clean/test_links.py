"""A link of a feed becomes a safe absolute link, or none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.clean.links import any_link, provider, web_link

ZOOM = "https://us02web.zoom.us/j/81107234352"
SAFELINKS = (
    "https://nam12.safelinks.protection.outlook.com/?url=https%3A%2F%2Fzoom.us%2Fj%2F1%3Fpwd%3Dx"
    "&data=05%7C01%7Cjane%40example.org%7C&reserved=0"
)

LINKS = [
    (ZOOM, ZOOM),
    ("http://example.org", "http://example.org"),
    ("  https://example.org/a \n", "https://example.org/a"),
    ("https://example.org/a\u00a0", "https://example.org/a"),
    ("\u200bhttps://example.org/", "https://example.org/"),
    ("HTTPS://Example.ORG/Path", "https://example.org/Path"),
    ("Http://us04web.zoom.us/j/1", "http://us04web.zoom.us/j/1"),
    ("Https://vcu.zoom.us/j/1", "https://vcu.zoom.us/j/1"),
    ("https://ZOOM.US/j/1", "https://zoom.us/j/1"),
    ("https://zoom.us:443/j/1", "https://zoom.us/j/1"),
    ("https://example.org:8443/x", "https://example.org:8443/x"),
    ("https://zoom.us?x=1", "https://zoom.us?x=1"),
    ("https://us02web.zoom.us/j/ 81107234352", ZOOM),
    ("https://us02web.zoom.us/j/811 0723 4352", ZOOM),
    ("https://zoom.us/j/1? pwd=a", "https://zoom.us/j/1?pwd=a"),
    ("https://zoom.us/j/1 Passcode: 22", "https://zoom.us/j/1"),
    ("https://a.example.org, https://b.example.org", "https://a.example.org"),
    ("https://zoom.us/j/1...", "https://zoom.us/j/1"),
    ("HTTP://0.AA?;#", "http://0.aa"),
    ("https://zoom.us/j/1?;#", "https://zoom.us/j/1"),
    ("https://zoom.us/j/1#?.,", "https://zoom.us/j/1"),
    ("https://zoom.us/j/1?a=1&amp;pwd=2", "https://zoom.us/j/1?a=1&pwd=2"),
    ("https://zoom.us/j/1?a=1&region=2", "https://zoom.us/j/1?a=1&region=2"),
    ("https://zoom.us/meeting/register/tZ#/registration",) * 2,
    # no scheme: only for a provider's host
    ("zoom.us/j/1", "https://zoom.us/j/1"),
    ("us02web.zoom.us/j/1?pwd=a", "https://us02web.zoom.us/j/1?pwd=a"),
    ("zoom.us:443/j/1", "https://zoom.us/j/1"),
    ("//zoom.us/j/1", "https://zoom.us/j/1"),
    ("www.example.org", None),
    ("//evil.example/j/1", None),
    ("evilzoom.us/j/1", None),
    ("zoom.us.evil.example/j/1", None),
    # wrappers of mail scanners
    (SAFELINKS, "https://zoom.us/j/1?pwd=x"),
    ("https://www.google.com/url?q=https%3A%2F%2Fzoom.us%2Fj%2F1&sa=D", "https://zoom.us/j/1"),
    ("https://urldefense.com/v3/__https://zoom.us/j/1?pwd=a__;!!Q$", "https://zoom.us/j/1?pwd=a"),
    (
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__zoom.us_j_1&d=DwM",
        "https://zoom.us/j/1",
    ),
    ("https://x.safelinks.protection.outlook.com/?url=javascript%3Aalert(1)", None),
    ("https://x.safelinks.protection.outlook.com/?data=jane%40example.org", None),
    ("https://www.google.com/maps", "https://www.google.com/maps"),
    # the case of the whole was lost, and with it the id
    ("Https://Us02web.Zoom.Us/J/81107234352?Pwd=Abcdef", None),
    ("Https://Us02web.Zoom.Us/J/81107234352", None),
    ("HTTPS://ZOOM.US/J/1?PWD=ABC", None),
    ("https://zoom.us/J/1", None),
    ("Http://Www.Example.Org/", "http://www.example.org/"),
    ("https://Example.org/About", "https://example.org/About"),
    # hostile
    ("javascript:alert(1)", None),
    ("JaVaScRiPt:alert(1)", None),
    ("java\tscript:alert(1)", None),
    ("java\nscript:alert(1)", None),
    ("javascript&colon;alert(1)", None),
    ("&#106;avascript:alert(1)", None),
    ("javascript://zoom.us/%0aalert(1)", None),
    ("data:text/html,x", None),
    ("vbscript:x", None),
    ("file:///etc/passwd", None),
    ("ftp://example.org/x", None),
    ("https:evil.example", None),
    ("https:/evil.example", None),
    ("https:///evil.example", None),
    ("https://evil.example\\@zoom.us/", None),
    ("https://zoom.us\\.evil.example/", None),
    ("https://user@zoom.us/j/1", None),
    ("https://user:pass@zoom.us/j/1", None),
    ("https://zoom.us@evil.example/", None),
    ("https://zoom%2eus/j/1", None),
    ("https://zoom.us\t/j/1", None),
    ("https://zoom.us/j/1\x00", None),
    ("https://zoom.us/\u202ej/1", None),
    ('https://zoom.us/"onclick="x', None),
    ("https://zoom.us/<script>", None),
    ("https://zoom.us:99999/j/1", None),
    ("https://[::1]/", None),
    ("https://[bad", None),
    ("http://127.0.0.1/", None),
    ("http://2130706433/", None),
    ("http://0x7f.1/", None),
    ("http://①②⑦.⓪.⓪.①/", None),
    ("http://localhost/", None),
    ("http://None", None),
    ("https://-bad-.example.org/", None),
    ("https://" + "a" * 300 + ".org", None),
    ("https://example.org/" + "a" * 3000, None),
    # what stands in such cells and is no link
    ("N/A", None),
    ("Please email group1@example.org", None),
    ("20 New York Avenue 1st floor, 11216", None),
    ("Register to receive zoom info: https://zoom.us/meeting/register/t", None),
    ("https://group1@example.org", None),
    ("/meetings/x", None),
    ("", None),
    (None, None),
    (12, None),
    (["https://example.org"], None),
    # not ASCII
    ("https://müller.example/", "https://xn--mller-kva.example/"),
    ("https://example.org/grüße?q=ä", "https://example.org/gr%C3%BC%C3%9Fe?q=%C3%A4"),
    ("https://example.org/a%20b", "https://example.org/a%20b"),
]


@pytest.mark.parametrize(("value", "expected"), LINKS)
def test_a_link_is_safe_or_none(value, expected):
    assert web_link(value) == expected


@pytest.mark.parametrize(
    "host",
    [
        "evilzoom.us",
        "notzoom.us",
        "zoom.us.evil.example",
        "zoom-us.example",
        "zооm.us",  # Cyrillic о
        "zoom.us.",
        "xn--zm-gkab.us",
        "z00m.us",
        "zoom.uk",
        "teams.microsoft.com.example.org",
    ],
)
def test_a_look_alike_is_not_named_as_a_provider(host):
    link = web_link(f"https://{host}/j/1")
    named = provider(link) if link else None
    assert named is None or link == "https://zoom.us/j/1"
    assert link is None or link.isascii()


def test_a_provider_is_named_by_its_host():
    assert provider("https://us02web.zoom.us/j/1") == "Zoom"
    assert provider("https://example.org/zoom.us") is None
    assert provider("https://[bad") is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("https://example.org", "https://example.org"),
        ("tel:+1 (312) 626-6799", "tel:+13126266799"),
        ("TEL:+13126266799,,123#", "tel:+13126266799,,123%23"),
        ("tel:call me", None),
        ("sms:741741?body=HOME", "sms:741741"),
        ("mailto:group@example.org?subject=x", "mailto:group@example.org"),
        ("mailto:<script>@example.org", None),
        ("skype:jane.doe", None),
        (None, None),
    ],
)
def test_other_links_are_numbers_and_addresses_only(value, expected):
    assert any_link(value) == expected


@settings(max_examples=150)
@given(st.one_of(st.text(), st.text(alphabet="htps:/.zomusj@\\?#%&; ").map("https://".__add__)))
def test_no_text_makes_it_raise_and_every_link_stands_alone(text):
    link = web_link(text)
    if link is not None:
        assert link.startswith(("http://", "https://"))
        assert link.isascii()
        assert web_link(link) == link
    any_link(text)
