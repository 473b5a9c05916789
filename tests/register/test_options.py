"""The closed facets and their labels."""

import pytest

from finder.model import Access, Attendance, Facilitation, Kind, Status, Weekday
from finder.register.options import label, labels, values

FACETS = (
    "concern day time access attendance type audience language accessibility facilitation style "
    "kind status fellowship"
).split()


@pytest.mark.parametrize("facet", FACETS)
def test_every_facet_has_values_with_short_labels_of_their_own(facet):
    found = labels(facet)
    assert tuple(found) == values(facet)
    assert found
    assert all(text == text.strip() != "" and len(text) <= 40 for text in found.values())
    if facet != "access":
        assert len(set(found.values())) == len(found)


@pytest.mark.parametrize(
    ("facet", "known"),
    [
        ("access", Access),
        ("attendance", Attendance),
        ("facilitation", Facilitation),
        ("kind", Kind),
        ("status", Status),
        ("day", [day.short for day in Weekday]),
        ("time", ["morning", "midday", "evening", "night"]),
        (
            "concern",
            "alcohol drugs cocaine meth gambling food sex_and_love debt codependency family "
            "mental_health trauma grief".split(),
        ),
    ],
)
def test_the_values_are_those_of_the_model_and_the_design(facet, known):
    assert values(facet) == tuple(known)


@pytest.mark.parametrize(
    ("facet", "value", "text"),
    [
        ("type", "step_study", "Step study"),
        ("accessibility", "wheelchair", "Wheelchair access"),
        ("audience", "women", "Women"),
        ("fellowship", "aa", "Alcoholics Anonymous"),
        ("type", "sound_bath", "Sound bath"),
        ("no_such_facet", "some_value", "Some value"),
    ],
)
def test_a_label_is_for_people_even_where_we_list_none(facet, value, text):
    assert label(facet, value) == text


def test_no_label_of_access_is_a_bare_word():
    assert not {"Closed", "Open"} & set(labels("access").values())


def test_what_is_no_closed_facet_is_an_error():
    with pytest.raises(KeyError):
        values("region")
