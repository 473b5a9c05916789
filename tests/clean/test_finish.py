from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.model import Attendance, Facilitation, Registration
from finder.record import from_json, to_json
from importers import Draft
from tests.clean.drafts import BOSTON, FEED, ZOOM, codes, draft, meeting, reasons, row, rows

SECRETS = ("robin", "sparrow", "202-555-0143", "@robin-pay", "example.org")
PRIVATE = "Contact Robin Sparrow robin@example.org or 202-555-0143. Venmo @robin-pay. Bring a mug."
LONGEST = 100_000
AL_ANON = replace(FEED, key="ma", fellowship="al-anon")


def test_there_is_one_row_a_draft_in_order():
    assert [item.number for item in rows(draft(3), draft(1), draft(2))] == [3, 1, 2]


def test_a_withheld_draft_gives_no_meeting():
    [found] = rows(draft(withheld=True))
    assert (found.meetings, found.withheld) == ((), True)


def test_a_refused_draft_gives_no_meeting_and_says_why():
    given = draft()
    given.refuse("weekday", "day not understood", "Thursay")
    [found] = rows(given)
    assert found.meetings == ()
    assert [(p.reason, p.value, p.refused) for p in found.problems] == [
        ("day not understood", "Thursay", True)
    ]


def test_what_has_no_name_no_place_and_no_link_is_refused():
    [found] = rows(Draft(row=1))
    assert [p.reason for p in found.problems if p.refused] == ["no name, no place and no link"]


def test_a_surprise_in_one_row_does_not_reach_the_others():
    broken = draft(2, weekdays=5)
    found = rows(draft(1), broken, draft(3))
    assert [bool(item.meetings) for item in found] == [True, False, True]
    assert [p.reason for p in found[1].problems] == ["row could not be understood"]


def test_every_text_is_plain_and_markup_is_gone():
    found = meeting(name="<b>Pass&nbsp;It</b> On\u200b", notes="one<br>two\x00<script>x</script>")
    assert found.name == "Pass It On"
    assert found.notes.startswith("one\ntwo")
    assert "<" not in found.notes


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"group": "Sunrise"}, "Sunrise"),
        ({"venue_name": "First Church"}, "Monday AA meeting at First Church"),
        ({}, "Monday AA meeting in Boston"),
        ({"address": None, "online_url": ZOOM, "weekdays": ()}, "AA meeting"),
    ],
)
def test_a_missing_name_is_made_of_what_is_known_and_counted(values, expected):
    found = row(name=None, **values)
    assert found.meetings[0].name == expected
    assert "name missing" in reasons(found)


def test_a_long_name_is_cut_at_a_word_and_counted():
    found = row(name="word " * 100)
    assert len(found.meetings[0].name) <= 255
    assert found.meetings[0].name.endswith("word…")
    assert reasons(found) == {"name shortened"}


def test_endless_fields_are_cut():
    text = "word " * (LONGEST // 5)
    found = meeting(
        name=text,
        group=text,
        notes=text,
        venue_name=text,
        venue_notes=text,
        access_text=text,
        conditions=text,
        cost=text,
        online_notes=text,
        dial_in=text,
        regions=(text,) * 50,
        identifier=text,
        address=text,
    )
    assert len(to_json(found)) < 40_000
    assert len(found.notes) <= 10_000


def test_the_number_of_an_al_anon_group_is_not_its_name():
    assert meeting(AL_ANON, name="63680 Just For Today AFG").name == "Just For Today AFG"


def test_a_number_that_is_the_name_stays():
    assert meeting(name="1935 Group").name == "1935 Group"
    assert meeting(AL_ANON, name="12121212").name == "12121212"


@pytest.mark.parametrize(
    "field",
    ["notes", "venue_notes", "online_notes", "dial_in_notes", "access_text", "conditions", "cost"],
)
def test_no_text_keeps_what_is_personal(field):
    record = to_json(meeting(online_url=ZOOM, **{field: PRIVATE})).lower()
    assert not [secret for secret in SECRETS if secret in record]


def test_regions_and_unknown_types_keep_nothing_personal():
    found = meeting(regions=("Boston", PRIVATE), codes=codes("O", "Contact robin@example.org"))
    told = to_json(found).lower()
    assert [secret for secret in SECRETS if secret in told] == []
    assert (found.regions[0], found.source_types[0]) == ("Boston", "O")


def test_registration_loses_what_is_personal():
    given = Registration(required=True, notes=PRIVATE, url="javascript:x")
    found = meeting(registration=given).registration
    assert found.url is None
    assert "robin" not in (found.notes or "").lower()


def test_problems_show_no_personal_values():
    [problem] = row(online_url="robin@example.org").problems[:1]
    assert "robin" not in str(problem.value)


def test_contacts_are_stored_only_where_the_feed_says_so():
    given = {"contact_email": "group@example.org", "contact_phone": "+1 202 555 0143"}
    assert meeting(**given).contact is None
    public = meeting(replace(FEED, contacts=True), **given).contact
    assert (public.email, public.phone) == ("group@example.org", "+12025550143")


CHILDREN = [
    {"codes": codes("Y", system="tsml:al-anon")},
    {"name": "Easton Alateen"},
    {"fellowship": "alateen"},
    {"audiences": frozenset({"teens"})},
]


@pytest.mark.parametrize("values", CHILDREN)
def test_a_childrens_meeting_keeps_day_time_and_town_and_no_place(values):
    place = {
        "venue_name": "Secret Hall",
        "venue_notes": "Secret door",
        "notes": "Secret note",
        "identifier": "alateen-secret-hall",
        "source_url": "https://example.org/secret-hall",
        "online_url": "https://zoom.us/j/555?pwd=secret",
        "dial_in": "+13126266799,,555#",
        "latitude": 91,
        "codes": codes("Secret Hall", system="tsml:al-anon"),
    }
    [found] = rows(draft(**{**place, **values}), feed=AL_ANON)
    told = to_json(found.meetings[0]).lower()
    assert found.meetings[0].for_children
    assert found.meetings[0].fellowship == "alateen"
    assert found.meetings[0].venue.locality == "Boston"
    assert not [word for word in ("secret", "123 main", "02110", "42.35", "zoom") if word in told]
    assert not [problem for problem in found.problems if problem.value or problem.ref]
    assert found.ref is None


def test_a_row_for_adults_loses_what_would_place_a_childrens_meeting():
    found = meeting(
        AL_ANON,
        notes="Ring the bell. Alateen meeting in room 5 at the same time.",
        codes=codes("AL", "D", system="tsml:al-anon"),
    )
    assert not found.for_children
    assert "alateen" not in to_json(found).lower()
    assert found.venue.street == "123 Main St"


@pytest.mark.parametrize("name", ["AFG & Alateen", "Al-Anon w/ A1ateen"])
def test_neither_name_nor_address_of_a_row_for_adults_tells_that_children_meet_there(name):
    """Notes and place are the adults' own: no word is left that says whom else they hold."""
    found = meeting(
        AL_ANON,
        name=name,
        notes="Corridor on the left",
        identifier="afg-and-alateen",
        source_url="https://example.org/meetings/afg-and-alateen/",
    )
    assert not found.for_children
    assert "teen" not in to_json(found).lower()
    assert found.venue.street == "123 Main St"


def test_a_site_of_both_bodies_stays_the_page_of_the_adults_meeting():
    page = "https://al-anon-alateen.example.org/meetings/lark"
    assert meeting(AL_ANON, source_url=page).source_url == page


def test_young_people_in_aa_are_no_children():
    assert not meeting(codes=codes("Y"), name="Young People's Thirteenth").for_children


def test_ids_begin_with_the_feed_and_cannot_be_another_feeds():
    assert meeting(identifier="other_1/../x").id == "feed_other-1-x"


def test_two_rows_of_one_identifier_keep_their_ids_in_any_order():
    one, two = {"identifier": "x"}, {"identifier": "x", "start": time(8)}
    first = [item.meetings[0].id for item in rows(draft(1, **one), draft(2, **two))]
    again = [item.meetings[0].id for item in rows(draft(1, **two), draft(2, **one))]
    assert first == again[::-1]
    assert len(set(first)) == 2


def test_the_same_meeting_twice_is_kept_twice_and_counted_once():
    found = rows(draft(1, identifier="x"), draft(2, identifier="x"))
    assert len({item.meetings[0].id for item in found}) == 2
    assert ["the same meeting twice" in reasons(item) for item in found] == [False, True]


def test_a_missing_identifier_ends_in_a_hash():
    assert meeting(identifier=None).id.startswith("feed_pass-it-on-")


def test_an_unknown_fellowship_is_counted_not_guessed():
    found = row(replace(FEED, fellowship=None))
    assert found.meetings[0].fellowship == ""
    assert "fellowship not known" in reasons(found)


def test_who_leads_is_as_stated_else_usual_for_the_fellowship():
    assert meeting().facilitation is Facilitation.PEER
    given = Facilitation.PROFESSIONAL
    assert meeting(facilitation=given).facilitation is given


def test_values_that_json_cannot_hold_become_text():
    given = draft()
    given.problem("venue", "odd", float("nan"))
    given.problem("venue", "odd", 10**400)
    [found] = rows(given)
    assert all(isinstance(problem.value, str) for problem in found.problems)


def test_of_personal_fields_nothing_is_kept():
    found = meeting(identifier="robin@example.org", updated="yesterday", website="mailto:a@b.org")
    assert (found.source_id, found.updated, found.website) == (None, None, None)


anything = st.one_of(
    st.none(), st.text(max_size=30), st.integers(), st.floats(), st.lists(st.text(max_size=3))
)


@given(
    st.fixed_dictionaries(
        {},
        optional=dict.fromkeys(
            (
                "name",
                "group",
                "notes",
                "address",
                "country",
                "timezone",
                "online_url",
                "dial_in",
                "latitude",
                "longitude",
                "venue_name",
                "identifier",
                "access_text",
                "cost",
            ),
            anything,
        ),
    )
)
@settings(max_examples=150, deadline=None)
def test_whatever_a_field_holds_the_row_is_accounted_for(values):
    found = row(**values)
    refused = any(problem.refused for problem in found.problems)
    assert bool(found.meetings) != refused
    assert not any(p.reason == "row could not be understood" for p in found.problems)
    for item in found.meetings:
        assert from_json(to_json(item)) == item


def test_online_meetings_are_never_found_by_distance():
    assert not meeting(attendance=Attendance.ONLINE, online_url=ZOOM, **BOSTON).has_point
