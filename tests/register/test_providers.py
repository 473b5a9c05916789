"""Conference providers: their links, and nobody else's; their numbers, and nobody else's."""

import pytest

from finder.register.providers import is_conference_number, provider_of


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("zoom.us", "Zoom"),
        ("us02web.zoom.us", "Zoom"),
        ("US02WEB.Zoom.US", "Zoom"),
        ("zoom.us.", "Zoom"),
        ("meet.google.com", "Google Meet"),
        ("meet.jit.si", "Jitsi"),
        ("global.gotomeeting.com", "GoTo"),
        ("teams.microsoft.com", "Teams"),
        ("maps.secondlife.com", "Virtual Reality"),
        ("evilzoom.us", None),
        ("zoom.us.example.org", None),
        ("zoom-us.example.org", None),
        ("zoom.us@example.org", None),
        ("zooom.us", None),
        ("google.com", None),
        ("docs.google.com", None),
        ("microsoft.com", None),
        ("us", None),
        ("", None),
        (".", None),
        ("..", None),
    ],
)
def test_a_host_belongs_to_a_provider_only_by_whole_labels(host, name):
    assert provider_of(host) == name


@pytest.mark.parametrize(
    ("digits", "known"),
    [
        ("16699009128", True),
        ("442034815237", True),
        ("35316533895", True),
        ("61280156011", True),
        ("493056795800", True),
        ("12025550100", False),
        ("6699009128", False),
        ("+16699009128", False),
        ("166990091280", False),
        ("", False),
    ],
)
def test_a_number_is_a_providers_only_whole_and_as_published(digits, known):
    assert is_conference_number(digits) is known
