"""Quick looks and memos leave no meeting other than what all rules, asked anew, make of its row."""

from datetime import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from finder.model import Access, Weekday
from importers.clean import access, alternatives, for_both, meetings, protect, said_audience
from importers.clean.remembered import forget
from tests.clean.drafts import FEED, ZOOM, codes, draft, rows

EVERY_SIGN = -1  # as bits
LOOKS = (
    (alternatives, "held", lambda text: EVERY_SIGN),
    (for_both, "held", lambda text: EVERY_SIGN),
    (said_audience, "held", lambda text: EVERY_SIGN),
    (protect, "_may_lead_there", lambda meeting: True),
    (meetings, "may_name_body", lambda text: True),
)
SAID = (
    "|Pass It On|Women only|Hope AFG and Alateen|Teens: room 4|Combined AA/Al-Anon first Monday"
    "|Open meeting last Friday.|All mtgs 'open'.|No kids.|30 days sober required."
    "|Closed, last Friday open to family|Alcoholics only|For those who think they are addicts"
    "|Patients only|Kids meet at 10 Elm St|Please register at https://example.org/form"
    "|Ask Anna Example on +1 212 555 0100|Cancelled on 25 December 2026|Men's meeting"
).split("|")
texts = st.lists(st.sampled_from(SAID), max_size=3).map(" ".join) | st.none()
drafts = st.fixed_dictionaries(
    {},
    optional={
        "identifier": st.sampled_from(("a-1", "hope-alateen", "63680")),
        "source_url": st.sampled_from(("https://al-anon.example.org/hope-alateen", ZOOM)),
        "website": st.sampled_from(("https://example.org/alateen", "https://example.org")),
        "name": texts,
        "group": texts,
        "notes": texts,
        "venue_notes": texts,
        "access_text": st.sampled_from((None, "Open", "closed except last Monday")),
        "access": st.sampled_from((None, Access.OPEN, Access.CLOSED)),
        "access_weeks": st.just({Access.OPEN: (1,)}),
        "codes": st.sampled_from((codes("O"), codes("C", "O"), codes("W"), codes("Y", "X?"))),
        "audiences": st.just(frozenset({"women"})),
        "weekdays": st.sampled_from(((Weekday.MONDAY,), (Weekday.FRIDAY, Weekday.MONDAY), ())),
        "start": st.sampled_from((time(12), time(19), None)),
        "fellowship": st.sampled_from((None, "al-anon", "alateen", "smart", "ga")),
        "online_url": st.sampled_from((ZOOM, "https://example.org/alateen-room")),
        "regions": st.sampled_from(((), ("Denver", "Alateen"))),
    },
)
listings = st.lists(drafts, max_size=4).map(lambda some: [*some, *some])  # each is asked for again


def _read(listing):
    return rows(*(draft(number, **values) for number, values in enumerate(listing, 1)), feed=FEED)


def _who_may_come(row, found, said, *, default, country, for_family):
    return access._who(row, found, said, default, country, for_family)


def _in_full(listing):
    """Row by row, as nothing were known, nor any look taken."""
    read = []
    with pytest.MonkeyPatch.context() as without:
        for module, name, always in LOOKS:
            without.setattr(module, name, always)
        without.setattr(meetings, "who_may_come", _who_may_come)
        for number, values in enumerate(listing, 1):
            forget()
            read += rows(draft(number, **values), feed=FEED)
    forget()
    return read


def _without_ids(read):
    """A second identifier of a listing is told from its first, so ids differ."""
    kept = {"id", "the same meeting twice"}
    return [
        (
            [
                {name: getattr(one, name) for name in one.__slots__ if name != "id"}
                for one in row.meetings
            ],
            [problem for problem in row.problems if problem.reason not in kept],
        )
        for row in read
    ]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(listings)
def test_a_row_read_quickly_is_the_row_that_all_rules_read(listing):
    assert _without_ids(_read(listing)) == _without_ids(_in_full(listing))
