"""The fellowships: complete, unique, in plain words."""

import re
from datetime import date

import pytest

from finder.model import Access, Facilitation
from finder.register.facts import TOPICS, facts
from finder.register.fellowships import code_systems, fellowship, fellowships, find_fellowship
from finder.register.options import values
from finder.register.plain import plain_words
from finder.register.vocabulary import entries

DESIGN_KEYS = (
    "aa al-anon alateen na nar-anon narateen ga gam-anon ca co-anon cma ma ha oa eda slaa saa sa "
    "sca da ua aca coda sia smart smart-family lifering recovery-dharma refuge-recovery wfs "
    "families-anonymous pal grasp nami-family celebrate-recovery"
).split()
FAMILY_KEYS = (
    "al-anon alateen nar-anon narateen gam-anon co-anon smart-family families-anonymous pal grasp "
    "nami-family s-anon cosa"
).split()
NO_SITE = {"independent"}  # our own entry
NO_PAGE = {  # a list's own labels, and what has no page of its own
    "the label “All Are Welcome” of https://meetings.lifering.org",
    "our own entry for curated files: docs/curated.md",
}
NOT_TO_SAY = re.compile(
    r"\b(addicts?|alcoholics?|cure[ds]?|treatment|therapy|works|success\w*|best|proven|official|"
    r"endorsed|partners?hip|guaranteed|confidential)\b",
    re.IGNORECASE,
)
EVERY_FACT = [(key, topic, fact) for key, item in facts().items() for topic, fact in item.known()]
SENTENCES = [(key, topic, fact.says) for key, topic, fact in EVERY_FACT] + [
    (key, name, text)
    for key, item in fellowships().items()
    for name in ("about", "children_sentence")
    if (text := getattr(item, name)) is not None
]


def test_the_designs_keys_come_first_and_in_its_order():
    assert list(fellowships())[: len(DESIGN_KEYS)] == DESIGN_KEYS


@pytest.mark.parametrize("key", fellowships())
def test_every_key_is_of_lower_case_letters_digits_and_single_hyphens(key):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key)
    assert fellowship(key).key == key


@pytest.mark.parametrize("item", fellowships().values(), ids=fellowships())
def test_every_entry_is_complete_and_sourced(item):
    assert item.name
    assert item.short
    assert item.source
    assert date(2026, 1, 1) <= item.checked <= date(2026, 11, 22)
    assert set(item.concerns) <= set(values("concern"))
    assert set(item.styles) <= set(values("style"))
    assert isinstance(item.facilitation, Facilitation)
    assert isinstance(item.default_access, Access)


def test_every_fellowship_has_its_facts_and_no_other_has():
    assert set(facts()) == set(fellowships())
    assert len(fellowships()) >= 40


@pytest.mark.parametrize(("key", "topic", "fact"), EVERY_FACT)
def test_every_fact_has_a_source_and_a_day(key, topic, fact):
    assert date(2026, 1, 1) <= fact.checked <= date(2026, 11, 22)
    for part in fact.source.split("; "):
        assert re.fullmatch(r"https?://[a-z0-9.-]+\.[a-z]+(/\S*)?", part) or " " in part
    assert fact.addresses or fact.source in NO_PAGE


@pytest.mark.parametrize(("key", "topic"), [(key, topic) for key in facts() for topic in TOPICS])
def test_every_topic_is_a_sourced_fact_or_was_looked_for_on_a_day_and_named_pages(key, topic):
    known, none = facts()[key], facts()[key].unanswered
    if topic in dict(known.known()):
        assert none is None or topic not in none.topics
        return
    assert none is not None
    assert topic in none.topics
    assert date(2026, 1, 1) <= none.checked <= date(2026, 11, 22)
    if key not in NO_SITE:
        assert all(re.fullmatch(r"https?://\S+", page) for page in none.source.split("; "))


def test_a_family_group_says_whether_family_may_come():
    for key in FAMILY_KEYS:
        assert facts()[key].family, key


NO_FINDER = {*NO_SITE, "grasp", "rca", "daa", "va"}  # none was found: the page says so


@pytest.mark.parametrize("key", fellowships())
def test_every_fellowship_has_its_own_site_and_finder(key):
    item = fellowship(key)
    assert (item.website is None) == (key in NO_SITE)
    assert (item.finder is None) == (key in NO_FINDER)
    assert item.list_told is None or (key in NO_FINDER and item.list_told.startswith("http"))


@pytest.mark.parametrize("item", fellowships().values(), ids=fellowships())
def test_addresses_are_absolute_and_safe(item):
    for address in (item.website, item.finder):
        assert address is None or re.fullmatch(r"https://[a-z0-9.-]+(/\S*)?", address)


def test_names_and_short_forms_are_of_one_fellowship_each():
    seen = {}
    for key, item in fellowships().items():
        for name in {key, item.name, item.short, *item.names}:
            folded = plain_words(name.replace("&", " and "), "")
            assert seen.setdefault(folded, key) == key, name


def test_those_for_relatives_are_marked_and_have_that_concern():
    assert [key for key, item in fellowships().items() if item.family] == FAMILY_KEYS
    assert all("family" in fellowship(key).concerns for key in FAMILY_KEYS)


def test_those_for_teenagers_are_marked_and_closed_by_default():
    children = {key for key, item in fellowships().items() if item.for_children}
    assert children == {"alateen", "narateen"}
    assert all(fellowship(key).default_access is Access.CLOSED for key in children)
    assert all(fellowship(key).children_sentence for key in children)


def test_only_al_anon_and_its_like_have_a_default_and_none_is_open():
    stated = {k: f.default_access for k, f in fellowships().items()}
    assert {k for k, v in stated.items() if v is not Access.NOT_STATED} == {
        "al-anon",
        "alateen",
        "narateen",
    }
    assert Access.OPEN not in stated.values()


@pytest.mark.parametrize(("key", "name", "text"), SENTENCES)
def test_every_sentence_is_neutral_and_ends(key, name, text):
    own_words = text
    for item in fellowships().values():
        own_words = own_words.replace(item.name, "").replace(item.short, "")
    assert not NOT_TO_SAY.search(own_words)
    assert text.endswith(".")
    assert "!" not in text


@pytest.mark.parametrize(("key", "name", "text"), SENTENCES)
def test_every_sentence_can_be_read_at_grade_seven(key, name, text):
    assert grade(text) <= 7


def grade(text):
    """Flesch-Kincaid, with syllables counted as groups of vowels (a silent final e is none)."""
    sentences = max(1, len(re.findall(r"[.;:?]", text)))
    words = re.findall(r"[A-Za-z'’-]+", text)
    syllables = sum(
        max(1, len(re.findall(r"[aeiouy]+", re.sub(r"(?<=[^l])e$", "", word.lower()))))
        for word in words
    )
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def test_the_measure_of_reading_tells_hard_text_from_easy():
    assert grade("You may come.") < 3
    assert grade("Participation necessitates individual identification of dependency.") > 15


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("AA", "aa"),
        ("A.A.", "aa"),
        ("alcoholics anonymous", "aa"),
        ("Alcohólicos Anónimos", "aa"),
        ("ALCOHOLICOS  ANONIMOS", "aa"),
        ("Al-Anon", "al-anon"),
        ("alanon", "al-anon"),
        ("Al Anon Family Groups", "al-anon"),
        ("Nar-Anon", "nar-anon"),
        ("Gam Anon", "gam-anon"),
        ("Narcotics Anonymous", "na"),
        ("Sex & Love Addicts Anonymous", "slaa"),
        ("Sex and Love Addicts Anonymous", "slaa"),
        ("S.L.A.A.", "slaa"),
        ("Adult Children of Alcoholics", "aca"),
        ("ACoA", "aca"),
        ("Co-Dependents Anonymous", "coda"),
        ("SMART", "smart"),
        ("SMART Recovery", "smart"),
        ("SMART Recovery Family and Friends", "smart-family"),
        ("RD", "recovery-dharma"),
        ("nami-family", "nami-family"),
        # never a part of a name
        ("Anonymous", None),
        ("AA - Women", None),
        ("AAA", None),
        ("Family", None),
        ("", None),
        (" - ", None),
    ],
)
def test_a_fellowship_is_found_by_a_whole_name_only(text, key):
    assert find_fellowship(text) == key


def test_an_unknown_key_is_an_error():
    with pytest.raises(KeyError):
        fellowship("nobody-anonymous")


@pytest.mark.parametrize("key", fellowships())
def test_every_system_of_a_fellowship_is_in_the_vocabulary(key):
    assert set(code_systems(key)) <= {entry.system for entry in entries()}


@pytest.mark.parametrize(
    ("key", "systems"),
    [
        ("aa", ("tsml:aa", "aa-spec", "oiaa-central-query", "tsml", "languages", "labels")),
        ("al-anon", ("tsml:al-anon", "tsml", "languages", "labels")),
        ("alateen", ("tsml:al-anon", "tsml", "languages", "labels")),
        ("nar-anon", ("nar-anon-knack", "tsml", "languages", "labels")),
        ("recovery-dharma", ("recovery-dharma-live", "tsml:rd", "tsml", "labels")),
    ],
)
def test_a_programs_own_codes_come_before_shared_ones(key, systems):
    assert code_systems(key) == systems


def test_every_program_with_a_code_table_has_a_fellowship():
    programs = {entry.system for entry in entries() if entry.system.startswith("tsml:")}
    assert programs == {
        system for key in fellowships() for system in code_systems(key) if system in programs
    }
