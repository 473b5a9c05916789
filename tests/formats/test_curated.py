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


def test_an_unknown_word_beside_the_meetings_is_one_problem():
    first, *rows = parse([part("titel = 'x'\n[[meeting]]\nname = 'A'\nlocality = 'B'\n")], FEED)
    assert (first.number, first.problems[0].value) == (0, "titel")
    assert len(rows) == 1


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
