"""The vocabulary: complete, sound, and never mixing up two systems."""

import csv
import json
from collections import Counter, defaultdict

import pytest

from finder.languages import speaking
from finder.register.fellowships import code_systems, fellowships
from finder.register.options import spoken, values
from finder.register.vocabulary import LABELS, Entry, Meaning, entries, fold, meaning

BEYOND_THE_OPTIONS = {
    "access": {"open_nth_week"},
    "status": {"temporarily_closed", "inactive"},
    "schedule": {"nth_week_only", "not_on_holidays", "open_ended"},
}
FACETS = {"type", "audience", "language", "accessibility", "access", "attendance"} | {
    "status",
    "schedule",
}


def found(system, code):
    return {(item.facet, item.value) for item in meaning(system, code)}


def faults(entry):
    facet, value = entry.meaning.facet, entry.meaning.value
    known = BEYOND_THE_OPTIONS.get(facet, set())
    if facet not in ("status", "schedule"):
        known = known | set(values(facet))
    if value not in known:
        yield f"{value} is no value of {facet}"
    if not (entry.system and entry.code and entry.label):
        yield "something is left empty"
    if (entry.code, entry.label) != (entry.code.strip(), entry.label.strip()):
        yield "white space at an end"
    if entry.meaning not in meaning(entry.system, entry.code):
        yield "not found by its own code"


def test_every_entry_is_sound():
    assert len(entries()) > 1300
    assert {entry.meaning.facet for entry in entries()} <= FACETS
    assert [(entry, fault) for entry in entries() for fault in faults(entry)] == []


def test_a_wrong_entry_would_be_noticed():
    wrong = Entry(
        system="aa-spec",
        code="O ",
        label="",
        meaning=Meaning(facet="access", value="attendance_verification"),
    )
    assert len(list(faults(wrong))) == 4


@pytest.mark.parametrize(
    ("system", "code", "expected"),
    [
        # facts: families-and-access, section 3
        ("tsml:aa", "Y", ("audience", "young_people")),
        ("aa-spec", "Y", ("audience", "young_people")),
        ("tsml:al-anon", "Y", ("audience", "teens")),
        ("tsml:aca", "Y", ("type", "workbook")),
        ("bmlt-world-id", "Y", ("audience", "young_people")),
        ("aa-spec", "POA", ("type", "attendance_verification")),
        ("tsml:al-anon", "POA", ("audience", "parents")),
        ("tsml:slaa", "POA", ("type", "attendance_verification")),
        ("tsml:aa", "A", ("type", "secular")),
        ("tsml:al-anon", "A", ("type", "secular")),
        ("tsml:coda", "A", ("type", "secular")),
        ("tsml:aca", "A", ("audience", "adults_18_plus")),
        ("aa-spec", "S", ("language", "es")),
        ("tsml:aa", "S", ("language", "es")),
        ("tsml:al-anon", "S", ("language", "es")),
        ("tsml:aca", "S", ("type", "speaker")),
        ("bmlt-de", "S", ("type", "step_study")),
        ("aa-spec", "SP", ("type", "speaker")),
        ("tsml:ca", "SP", ("type", "speaker")),
        ("tsml:aca", "SP", ("language", "es")),
        ("bmlt-de", "Sp", ("type", "speaker")),
        ("aa-spec", "T", ("audience", "transgender")),
        ("tsml:aca", "T", ("type", "literature")),
        ("tsml:ua", "T", ("type", "topic")),
        ("bmlt-de", "T", ("type", "discussion")),
        ("aa-spec", "B", ("type", "big_book")),
        ("tsml:aca", "B", ("type", "literature")),
        ("tsml:da", "B", ("audience", "business_owners")),
        ("bmlt-en", "B", ("audience", "newcomers")),
        ("tsml:rd", "BB", ("type", "literature")),
        ("tsml:ma", "BB", ("type", "literature")),
        ("recovery-dharma-live", "BB", ("language", "mis")),
        ("tsml:slaa", "NC", ("audience", "newcomers")),
        ("bmlt-en", "NC", ("audience", "no_children")),
        ("bmlt-world-id", "NC", ("audience", "no_children")),
        ("tsml:na", "GL", ("audience", "lgbtq")),
        ("bmlt-en", "GL", ("audience", "lgbtq")),
        ("tsml:sca", "GL", ("type", "explicit_language")),
        ("tsml:na", "NS", ("type", "no_smoking")),
        ("tsml:aca", "NS", ("type", "needs_support")),
        ("aa-spec", "SL", ("language", "sl")),
        ("bmlt-en", "SL", ("accessibility", "sign_language")),
        ("tsml:na", "IW", ("type", "literature")),
        ("tsml:rd", "IW", ("type", "inquiry")),
        ("aa-spec", "IS", ("language", "is")),
        ("tsml:rd", "IS", ("type", "inquiry")),
        ("aa-spec", "NL", ("language", "nl")),
        ("aa-spec", "N", ("audience", "indigenous")),
        ("tsml:da", "N", ("type", "topic")),
        ("tsml:da", "V", ("type", "topic")),
        ("aa-spec", "P", ("audience", "professionals")),
        ("tsml:da", "P", ("type", "topic")),
        ("aa-spec", "UK", ("language", "uk")),
        ("aa-spec", "TR", ("type", "tradition_study")),
        ("aa-spec", "TUR", ("language", "tr")),
        ("aa-spec", "LT", ("language", "lt")),
        ("aa-spec", "NB", ("audience", "gender_diverse")),
        ("tsml:ga", "GAM", ("audience", "family_and_friends")),
        ("tsml:eda", "CC", ("type", "discussion")),
        ("tsml:aca", "CC", ("type", "childcare")),
        ("bmlt-de", "F", ("audience", "women")),
        ("bmlt-de", "Beh", ("accessibility", "wheelchair")),
    ],
)
def test_a_code_means_what_its_own_system_says(system, code, expected):
    assert found(system, code) == {expected}


@pytest.mark.parametrize("system", ["aa-spec", "tsml", "bmlt-en", "bmlt-de", "bmlt-world-id"])
def test_temporarily_closed_is_a_status_and_says_nothing_of_access(system):
    assert found(system, "TC") == {("status", "temporarily_closed")}


@pytest.mark.parametrize(
    ("system", "code"),
    [
        ("aa-spec", "POA"),
        ("tsml:sca", "COURT"),
        ("tsml:slaa", "CAM"),
        ("lifering", "Camera Required"),
        ("bmlt-en", "ID"),
        ("bmlt-de", "Co-3G"),
        ("rmf-uk-csv", "Chit"),
    ],
)
def test_slips_cameras_doors_and_health_rules_say_nothing_of_access(system, code):
    assert {item.facet for item in meaning(system, code)} == {"type"}


@pytest.mark.parametrize(
    ("code", "facet", "value", "weeks"),
    [
        ("O1", "access", "open_nth_week", (1,)),
        ("O5", "access", "open_nth_week", (5,)),
        ("OL", "access", "open_nth_week", (-1,)),
        ("Wo3", "schedule", "nth_week_only", (3,)),
        ("WoL", "schedule", "nth_week_only", (-1,)),
        ("Sp1", "type", "speaker", (1,)),
        ("O", "access", "open", ()),
    ],
)
def test_codes_of_one_week_of_the_month_carry_it(code, facet, value, weeks):
    (item,) = meaning("bmlt-de", code)
    assert (item.facet, item.value, item.weeks) == (facet, value, weeks)


@pytest.mark.parametrize(
    ("system", "code", "key"),
    [
        ("tsml:al-anon", "Y", "alateen"),
        ("tsml:ga", "GAM", "gam-anon"),
        ("nar-anon-knack", "Narateen", "narateen"),
        ("smart-program", "Family & Friends", "smart-family"),
        ("tsml:al-anon", "W", None),
    ],
)
def test_a_code_may_name_another_fellowship(system, code, key):
    (item,) = meaning(system, code)
    assert item.fellowship == key
    assert key is None or key in fellowships()


def test_one_code_may_mean_two_things():
    assert found("bmlt-en", "L/R") == {("language", "lt"), ("language", "ru")}


@pytest.mark.parametrize(
    ("system", "code"),
    [
        ("aa-spec", "ASBI"),
        ("tsml:aa", "ASBI"),
        ("bmlt-world-id", "LANG"),
        ("recovery-dharma-live", "NL"),
        ("no-such-system", "O"),
        ("aa-spec", ""),
        (LABELS, "no such label"),
    ],
)
def test_what_is_not_known_stays_unknown(system, code):
    assert meaning(system, code) == ()


def test_recovery_dharmas_nl_is_dutch_in_none_of_its_systems():
    assert not any(meaning(system, "NL") for system in code_systems("recovery-dharma"))


@pytest.mark.parametrize(
    ("system", "code", "expected"),
    [
        ("aa-spec", "abSI", ("type", "literature")),
        ("aa-spec", "as bill sees it", ("type", "literature")),
        ("aa-spec", "Step Study", ("type", "step_study")),
        ("aa-spec", "Wheelchair-Accessible Bathroom", ("accessibility", "wheelchair_restroom")),
        ("lifering", "how-was-your-week-meeting", ("type", "discussion")),
        ("lifering", "all-are-welcome", ("access", "open")),
        ("lifering", "friends-amp-family-meeting", ("audience", "family_and_friends")),
        (LABELS, "Open", ("access", "open")),
        (LABELS, "CLOSED", ("access", "closed")),
        (LABELS, "Wheelchair Access", ("accessibility", "wheelchair")),
        (LABELS, "Speaker", ("type", "speaker")),
        (LABELS, "Speaker Meeting", ("type", "speaker")),
        (LABELS, "Big Book", ("type", "big_book")),
        (LABELS, "12 Steps & 12 Traditions", ("type", "twelve_and_twelve")),
        (LABELS, "12 Steps and 12 Traditions Study Meeting", ("type", "twelve_and_twelve")),
        (LABELS, "Creche", ("type", "childcare")),
        (LABELS, "English", ("language", "en")),
        (LABELS, "Online Meeting", ("attendance", "online")),
        (LABELS, "Temporary Closure", ("status", "temporarily_closed")),
        (LABELS, "Alateen", ("audience", "teens")),
        (LABELS, "Concurrent with Alateen", ("type", "concurrent_alateen")),
    ],
)
def test_codes_in_any_case_and_labels_in_any_spelling_are_understood(system, code, expected):
    assert found(system, code) == {expected}


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Abierta", ("access", "open")),
        ("Cerrada", ("access", "closed")),
        ("Mujeres", ("audience", "women")),
        ("Ouvert(e)", ("access", "open")),
        ("À la chandelle", ("type", "candlelight")),
        ("ビッグブック", ("type", "big_book")),
        ("クローズド", ("access", "closed")),
        ("Rolstoeltoegankelijk", ("accessibility", "wheelchair")),
        ("Locatie tijdelijk gesloten", ("status", "temporarily_closed")),
        ("Recém-chegados", ("audience", "newcomers")),
        ("Štúdium Krokov", ("type", "step_study")),
        ("Svetské", ("type", "secular")),
        ("Švédske", ("language", "sv")),
        ("Stegmöte", ("type", "step_study")),
        ("Utomhus", ("type", "outdoor")),
        ("สมาธิ", ("type", "meditation")),
        ("ภาษาไทย", ("language", "th")),
    ],
)
def test_labels_in_the_other_languages_of_the_specification_are_understood(label, expected):
    assert found(LABELS, label) == {expected}
    assert all(found(system, label) <= {expected} for system in code_systems("al-anon"))


@pytest.mark.parametrize("key", fellowships())
def test_no_program_reads_a_label_as_one_of_its_codes(key):
    """Codes are looked up first: a label that is one would mean the code."""
    for entry in entries():
        if entry.system == LABELS:
            first = next(filter(None, (found(name, entry.label) for name in code_systems(key))))
            assert first == found(LABELS, entry.label), entry.label


def test_an_exact_code_wins_over_one_in_another_case():
    assert found("bmlt-en", "TR") == found("bmlt-en", "Tr") != found("bmlt-en", "To")


def test_no_label_of_a_system_has_two_meanings():
    by_label = defaultdict(lambda: defaultdict(set))
    for entry in entries():
        by_label[entry.system, fold(entry.label)][entry.code].add(
            (entry.meaning.facet, entry.meaning.value)
        )
    for label, codes in by_label.items():
        assert len({frozenset(meanings) for meanings in codes.values()}) == 1, label


def test_no_two_codes_of_a_system_differ_only_in_case():
    by_code = defaultdict(set)
    for entry in entries():
        if entry.system != LABELS:
            by_code[entry.system, entry.code.casefold()].add(entry.code)
    assert {key: codes for key, codes in by_code.items() if len(codes) > 1} == {}


@pytest.mark.parametrize(
    ("label", "folded"),
    [
        ("Friends & Family", "friends and family"),
        ("Step Meeting", "step"),
        ("Meeting", "meeting"),
        ("Women’s Meeting", "womens"),
        ("Crèche / Child-Care", "creche child care"),
        ("  ", ""),
    ],
)
def test_labels_are_compared_as_plain_words(label, folded):
    assert fold(label) == folded


def test_a_meaning_without_a_note_names_nothing():
    item = Meaning(facet="type", value="speaker")
    assert (item.weeks, item.fellowship) == ((), None)


def _unknown_types(folder, name, key):
    rows = json.loads((folder / "meeting-guide" / name).read_text(encoding="utf-8"))
    codes = Counter(code.strip() for row in rows for code in row.get("types") or [])
    systems = code_systems(key)
    return {
        code: count
        for code, count in codes.items()
        if code and not any(meaning(system, code) for system in systems)
    }


@pytest.mark.parametrize(
    ("name", "key", "unknown"),
    [
        ("aa-edmonton.json", "aa", {}),
        ("aa-sanjose.json", "aa", {}),
        ("aa-sepia-2021.json", "aa", {"ASBI": 22}),
        ("aa-sepia-2022.json", "aa", {"ASBI": 26}),
        ("aa-sfmarin.json", "aa", {}),
        ("al-anon-massachusetts.json", "al-anon", {}),
        ("eda-world.json", "eda", {}),
        ("history/aa-nepa-2022-05-21.json", "aa", {}),
        ("history/aa-nepa-2022-11-01.json", "aa", {}),
    ],
)
def test_of_the_real_meeting_guide_lists_only_a_typo_is_unknown(listings, name, key, unknown):
    assert _unknown_types(listings, name, key) == unknown


@pytest.mark.parametrize(
    ("system", "name"),
    [
        ("bmlt-en", "na-newyork-formats.json"),
        ("bmlt-de", "na-germany-formats-de.json"),
        ("bmlt-de", "na-germany-formats-en.json"),
    ],
)
def test_every_format_of_the_real_bmlt_servers_is_understood(listings, system, name):
    rows = json.loads((listings / "bmlt" / name).read_text(encoding="utf-8"))
    unknown = [
        row["key_string"]
        for row in rows
        if not meaning("bmlt-world-id", row["world_id"]) and not meaning(system, row["key_string"])
    ]
    assert unknown == []


def test_labels_of_the_real_csv_lists_are_understood(listings):
    unknown = Counter()
    for name, column in (
        ("tsml-template.csv", "Types"),
        ("uk-ireland-2023-05-16.csv", "Format"),
        ("uk-ireland-2026-08-05.csv", "Format"),
    ):
        with (listings / "csv" / name).open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                labels = (text.strip() for text in row[column].split(","))
                unknown.update(text for text in labels if text and not meaning(LABELS, text))
    assert unknown == {"Open H&I Meeting": 1}


@pytest.mark.parametrize(
    ("value", "code"),
    [("literature", "LIT"), ("indigenous", "NDG"), ("sign_language", "ASL"), ("lgbtq", "LGBTQ")],
)
def test_of_several_codes_for_one_value_the_widest_stands_first(value, code):
    codes = [e.code for e in entries() if e.system == "aa-spec" and e.meaning.value == value]
    assert codes[0] == code


@pytest.mark.parametrize("facet", ["attendance", "type", "audience", "accessibility", "language"])
def test_a_list_in_spanish_may_call_everything_as_our_pages_do(facet):
    with speaking("es"):
        said = {value: spoken(facet, value) for value in values(facet) if value != "mis"}
    assert {v: label for v, label in said.items() if (facet, v) not in found(LABELS, label)} == {}
