"""/families claims no more than the register knows: who may sit in, and which way a group works."""

from dataclasses import replace

import pytest

from finder.model import Venue
from finder.register.families import NOT_SURE, Asker, Fit, matches
from finder.register.fellowships import fellowships
from tests.web.conftest import Make
from tests.web.listing import BASE
from tests.web.test_pages import page

CLAIM = "family and friends may come and listen"
ASK = "are listed as open. We found no page of theirs"
EATING = replace(BASE, id="city_eda", name="Plain Table", fellowship="eda")
GAMBLING = replace(BASE, id="city_ga", name="Fair Deal", fellowship="ga")


def test_open_meetings_of_a_fellowship_that_does_not_say_are_to_be_asked(make_site: Make) -> None:
    assert fellowships()["eda"].facts.family is None
    words = page(make_site(EATING).test_client(), "/families?about=food")
    assert "Plain Table" in words
    assert ASK in words
    assert CLAIM not in words
    assert "You may also sit in" not in words


def test_where_its_pages_say_so_the_sentence_does(make_site: Make) -> None:
    words = page(make_site(GAMBLING).test_client(), "/families?about=gambling")
    assert CLAIM in words
    assert ASK not in words


@pytest.mark.parametrize("key", ["grasp", "nami-family"])
@pytest.mark.parametrize("style", ["twelve_steps", "secular"])
def test_a_way_that_is_not_known_is_not_called_another(key: str, style: str) -> None:
    assert not fellowships()[key].styles
    who, about = ("bereaved", "drugs") if key == "grasp" else ("parent", "mental_health")
    asker = Asker(about=about, who=who, style=style)
    (found,) = [item for item in matches(asker) if item.fellowship == key]
    assert found.fit is Fit.ASK
    assert found.note is not None
    assert found.note.startswith("We do not know if it works in the way you asked for.")
    (plain,) = [item for item in matches(replace(asker, style=NOT_SURE)) if item.fellowship == key]
    assert plain.fit is Fit.FITS
    assert "We do not know" not in (plain.note or "")


def test_the_fact_on_speaking_at_ga_is_from_no_page_of_another() -> None:
    found = fellowships()["ga"].facts
    assert found.speak is None
    assert found.unanswered is not None
    assert "speak" in found.unanswered.topics


def test_who_mourns_is_not_sent_to_sit_with_those_who_have_the_problem(make_site: Make) -> None:
    client = make_site(BASE, GAMBLING).test_client()
    for address in ("/families?a=1&c=6", "/families?a=2&c=6", "/families?a=3&c=6", "/families?c=6"):
        words = page(client, address)
        assert "sit in and listen" not in words
        assert "Open meetings, where you may come and listen" not in words
        assert "Look on the site of" in words
    assert "sit in and listen" in page(client, "/families?a=3&c=5")


def test_the_place_that_was_taken_is_named_where_others_have_its_name(make_site: Make) -> None:
    there = Venue(latitude=42.8, longitude=-71.2, country="US", locality="Salem", region="NH")
    client = make_site(replace(BASE, venue=there)).test_client()
    words = page(client, "/families?a=1&c=5&near=Salem")
    assert "We looked near Salem, New Hampshire. Not the place you meant? " in words
    assert "Salem, Oregon" in words.partition("Not the place you meant?")[2]
    assert "We looked near" not in page(client, "/families?a=1&c=5&near=Salem, New Hampshire")
