import json
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.errors import NotAListing
from finder.model import Facilitation
from importers import Feed, Part
from importers.clean.curated_file import fields
from importers.clean.curated_values import READERS, role
from importers.feeds import DEMO_FOLDER
from importers.formats.curated import parse, sniff
from importers.listing import detect, read
from tests.formats.test_every_row import VALUES, check

FEED = Feed(key="example", urls=("example",), fellowship="pal", timezone="Europe/London")
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "curated.md"
TEMPLATES = sorted(DEMO_FOLDER.glob("curated-template.*"))


def part(text: str) -> Part:
    return Part(url="example", body=text.encode())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.suffix)
def test_a_template_is_understood_to_its_last_word(path: Path):
    body = path.read_bytes()
    assert detect([Part(url=path.name, body=body)]) == "curated"
    listing = read([Part(url=path.name, body=body)], Feed(key="template", urls=(path.name,)))
    assert [problem for row in listing.rows for problem in row.problems] == []
    assert [row.withheld for row in listing.rows][-1]


def test_there_is_a_template_of_each_kind():
    assert [path.suffix for path in TEMPLATES] == [".csv", ".toml"]


def test_the_document_names_every_field_and_no_other():
    lines = [line for line in DOCUMENT.read_text("utf-8").splitlines() if line.startswith("| `")]
    named = [name for line in lines for name in line.split("|")[1].split("`")[1::2]]
    assert sorted(named) == sorted(fields())


def test_every_field_has_a_way_to_be_read_and_fills_something():
    assert {field["kind"] for field in fields().values()} == set(READERS)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[meeting]]\nname = "A\n', "not valid TOML: .*line 2"),
        ("[[meeting]]\nname = 1\nname = 2\n", "not valid TOML"),
        ("defaults = 1\n[[meeting]]\nname = 'A'\n", "defaults as a table"),
        (f"[[meeting]]\nname = {'[' * 50_000}", "not valid TOML"),
        ("Name,Day,Time\nA,Monday,19:00\n", "needs the headings name, meets_on and starts"),
        ("", "empty"),
    ],
)
def test_a_broken_file_is_said_in_plain_words(text: str, message: str):
    with pytest.raises(NotAListing, match=message):
        list(parse([part(text)], FEED))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Name,Day,Time\nA,Monday,19:00\n",
        '[{"name": "A", "meets_on": "monday", "starts": "19:00"}]',
        '{"meeting": [{"name": "A"}]}',
        "[meeting]\nname = 'A'\n",
        "<html>[[meeting]]</html>",
    ],
)
def test_what_is_no_curated_file_is_not_recognised(text: str):
    assert not sniff(part(text))


def test_a_broken_curated_file_is_still_recognised_as_one():
    assert detect([part("[[meeting]]\nname = \n")]) == "curated"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("publish = false\n[[meeting]]\nname = 'A'\n", "“publish” stands at the top.*defaults"),
        ("Publish = false\n[[meeting]]\nname = 'A'\n", "“Publish” stands at the top.*defaults"),
        ("titel = 'x'\n[[meeting]]\nname = 'A'\n", "“titel” stands at the top"),
        ("[Defaults]\npublish = false\n[[meeting]]\nname = 'A'\n", "“Defaults” stands at the top"),
        ("[[meetings]]\nname = 'A'\n", "“meetings” stands at the top.*\\[\\[meeting\\]\\] may"),
        ("[[Meeting]]\nname = 'A'\n", "“Meeting” stands at the top"),
        ("[[meeting]]\npublish = false\nPublish = true\n", "“Publish” is written twice"),
    ],
)
def test_nothing_beside_the_meetings_is_passed_over(text: str, message: str):
    assert sniff(part(text))
    with pytest.raises(NotAListing, match=message):
        list(parse([part(text)], FEED))


@pytest.mark.parametrize("name", ["publish", "Publish", "PUBLISH", '" publish "'])
@pytest.mark.parametrize("table", ["[defaults]\n{}\n[[meeting]]\nname = 'A'", "[[meeting]]\n{}"])
def test_what_is_not_to_be_published_is_withheld_however_it_is_written(name: str, table: str):
    rows = list(parse([part(table.format(f"{name} = false"))], FEED))
    assert [row.withheld for row in rows] == [True]


@pytest.mark.parametrize(
    "line",
    [
        "publsh = false",
        "published = false",
        "do_not_publish = true",
        "private = true",
        "hidden = 'yes'",
        "Publicly_listed = false",
        "publish = ''",
        "publish = []",
        "publish = 'perhaps'",
    ],
)
def test_a_slip_in_what_keeps_a_row_unpublished_refuses_it(line: str):
    (row,) = parse([part(f"[[meeting]]\nname = 'A'\nlocality = 'B'\n{line}\n")], FEED)
    assert row.meetings == ()
    assert [problem.refused for problem in row.problems] == [True]


def test_a_heading_that_may_keep_rows_unpublished_refuses_them():
    (row,) = parse([part("name,meets_on,starts,private\nA,monday,19:00,yes\n")], FEED)
    assert row.meetings == ()


def test_a_term_that_ends_before_it_begins_is_refused():
    term = "date_from = 2027-03-01\ndate_until = 2027-02-01"
    text = f"[[meeting]]\nname = 'A'\nmeets_on = 'monday'\nstarts = '19:00'\n{term}\n"
    (row,) = parse([part(text)], FEED)
    assert (row.meetings, row.problems[0].reason) == ((), "ends before it begins")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("counsellor", ("counsellor", Facilitation.PROFESSIONAL)),
        ("A Social Worker", ("social worker", Facilitation.PROFESSIONAL)),
        ("our volunteers", ("volunteers", Facilitation.PEER)),
        ("peer-leader", ("peer leader", Facilitation.PEER)),
        ("Hollis P.", None),
        ("Hollis, counsellor", None),
        ("Dr Plover", None),
        ("counsellor hollis@plover.example.org", None),
        (7, None),
        ("", None),
    ],
)
def test_a_leader_is_a_role_and_never_a_person(given: object, expected: object):
    assert role(given) == expected


def test_every_role_is_written_as_it_is_compared():
    text = files("importers.clean").joinpath("roles.toml").read_text("utf-8")
    for key, names in tomllib.loads(text).items():
        assert [role(name) for name in names] == [(name, Facilitation(key)) for name in names]


KEYS = st.sampled_from([*fields(), "colour"])


@given(st.lists(st.dictionaries(KEYS, VALUES, max_size=12), min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_every_curated_row_is_accounted_for(rows):
    text = "\n".join(
        "[[meeting]]\n" + "\n".join(f"{json.dumps(k)} = {_toml(v)}" for k, v in row.items())
        for row in rows
    )
    check(list(parse([Part(url="example", body=text.encode())], FEED)), len(rows))


def _toml(value: object) -> str:
    """A value as TOML: what it cannot hold (null, lone surrogates, endless numbers) as text."""
    if isinstance(value, dict):
        pairs = (f"{_toml(str(name))} = {_toml(item)}" for name, item in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, bool | int):
        return str(value).lower()
    text = str(value).encode("utf-8", "replace").decode()
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "?")
