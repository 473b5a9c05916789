"""Three questions lead every relative somewhere, with the reason."""

import re
from itertools import product

import pytest

from finder.register.families import (
    NOT_SURE,
    QUESTIONS,
    Asker,
    Fit,
    data,
    matches,
    services,
    sit_in,
)
from finder.register.fellowships import fellowship, fellowships
from finder.register.helplines import helplines
from finder.register.options import values

EVERY = [
    Asker(**dict(zip(QUESTIONS, answers, strict=True)))
    for answers in product(*(data()[name] for name in QUESTIONS))
]
TEENAGERS = {"alateen", "narateen"}


def test_every_combination_of_answers_leads_to_an_honest_way_on():
    assert len(EVERY) > 2000
    assert any(line.chat for line in helplines(None))
    for asker in EVERY:
        found = matches(asker)
        for match in found:
            item = fellowship(match.fellowship)
            assert item.finder or item.website
            assert match.reasons or match.note or match.fit is not Fit.FITS
        if not found:
            assert asker.who == "teenager"  # who gets a child line instead, which is always there


def test_a_teenager_gets_teenagers_groups_alone_and_an_adult_none_of_them():
    for asker in EVERY:
        found = {match.fellowship for match in matches(asker)}
        if asker.who == "teenager":
            assert found <= TEENAGERS
            assert not sit_in(asker)
        else:
            assert not found & TEENAGERS


def test_what_fits_comes_first_and_each_fellowship_once():
    order = list(Fit)
    for asker in EVERY:
        found = matches(asker)
        fits = [order.index(match.fit) for match in found]
        assert fits == sorted(fits)
        assert len({match.fellowship for match in found}) == len(found)


def test_every_reason_was_an_answer_of_the_asker_or_the_fellowship_s_own():
    own = {item.because for item in services().values() if item.because}
    for asker in EVERY:
        given = {
            data()[name][getattr(asker, name)].get("because") for name in ("about", "who", "style")
        }
        given.add(data()["about"]["not_sure"]["because"])  # for whom it is: true of each of them
        for match in matches(asker):
            assert match.reasons
            assert set(match.reasons) <= given | own


def test_without_any_answer_nothing_adult_is_left_out_but_grief_and_faith():
    shown = {match.fellowship for match in matches(Asker())}
    assert set(services()) - shown == TEENAGERS | {"grasp", "celebrate-recovery"}


@pytest.mark.parametrize(
    ("answers", "fits"),
    [
        ({"about": "alcohol", "who": "partner"}, ["al-anon", "smart-family", "pal"]),
        ({"about": "alcohol", "who": "parent", "style": "twelve_steps"}, ["al-anon"]),
        ({"about": "alcohol", "who": "parent", "style": "secular"}, ["smart-family"]),
        ({"about": "alcohol", "who": "adult_child", "style": "twelve_steps"}, ["al-anon", "aca"]),
        ({"about": "drugs", "who": "parent"},
         ["nar-anon", "co-anon", "smart-family", "families-anonymous", "pal"]),
        ({"about": "drugs", "who": "bereaved"}, ["grasp"]),
        ({"about": "alcohol", "who": "bereaved"}, ["grasp"]),
        ({"about": "gambling", "who": "friend"}, ["gam-anon"]),
        ({"about": "mental_health", "who": "parent"}, ["nami-family"]),
        ({"about": "sex_and_love", "who": "partner"}, ["s-anon", "cosa"]),
        ({"about": "food", "who": "partner"}, []),
        ({"about": "debt"}, []),
        ({"about": "alcohol", "who": "teenager"}, ["alateen"]),
        ({"about": "drugs", "who": "teenager"}, ["narateen"]),
        ({"who": "teenager"}, ["alateen", "narateen"]),
        ({"style": "faith"}, []),
    ],
)  # fmt: skip
def test_groups_that_fit_are_those_whose_own_words_say_so(answers, fits):
    found = [m.fellowship for m in matches(Asker(**answers)) if m.fit is Fit.FITS]
    assert found == fits


@pytest.mark.parametrize(
    ("answers", "key", "fit"),
    [
        ({"about": "drugs", "who": "parent"}, "al-anon", Fit.ASK),
        ({"about": "gambling", "who": "bereaved"}, "gam-anon", Fit.ASK),
        ({"about": "food", "who": "partner"}, "coda", Fit.OWN),
        ({"about": "alcohol", "style": "secular"}, "al-anon", Fit.OTHER_STYLE),
        ({"style": "faith"}, "celebrate-recovery", Fit.OWN),
    ],
)
def test_others_are_shown_second_and_said_to_be_so(answers, key, fit):
    assert {m.fellowship: m.fit for m in matches(Asker(**answers))}[key] is fit


def test_a_parent_of_someone_who_drinks_is_told_why():
    first = matches(Asker(about="alcohol", who="parent"))[0]
    assert first.fellowship == "al-anon"
    assert first.reasons == ("it is about someone else’s drinking", "you are a parent")


@pytest.mark.parametrize("key", services())
def test_for_whom_each_is_has_its_source_and_known_words(key):
    item = services()[key]
    assert key in fellowships()
    assert item.source.startswith("https://")
    assert set(item.about) | set(item.also) <= set(data()["about"]) - {NOT_SURE}
    assert set(item.who) <= set(data()["who"]) - {NOT_SURE}
    assert item.only_style is None or item.only_style in data()["style"]
    assert bool(item.because) == item.own
    assert bool(item.also) == bool(item.also_note)


def test_every_family_fellowship_has_its_place_in_the_questions():
    assert {key for key, item in fellowships().items() if item.family} <= set(services())


def test_open_meetings_to_sit_in_on_are_not_of_family_fellowships():
    for table in data()["about"].values():
        assert all(not fellowship(key).family for key in table["open_to"])
        assert table.get("concern") in (None, *values("concern"))


def test_every_question_may_be_skipped():
    assert all(NOT_SURE in data()[name] for name in QUESTIONS)


def test_no_text_claims_or_ranks():
    text = str(data())
    assert not re.search(r"\b(addicts?|alcoholics?|cured?|best|proven|endorsed)\b", text, re.I)


def test_who_is_named_is_known_also_where_the_style_is_another():
    asker = Asker(about="drugs", who="bereaved", style="faith")
    named = {match.fellowship: match.named for match in matches(asker)}
    assert named["grasp"]
    assert not named["nar-anon"]
    assert not named["al-anon"]


def test_every_answer_has_a_short_place_in_the_address_and_not_sure_is_none():
    short = data()["short"]
    assert sorted(table["key"] for table in short.values()) == list("abcde")
    for question in QUESTIONS:
        places = short[question]["answers"]
        assert sorted(places) == sorted(data()[question])
        assert places[0] == NOT_SURE
