import pytest

from finder.errors import NotAListing
from importers import Feed, Part
from importers.formats.csv import parse, sniff

FEED = Feed(key="example", urls=("example",), fellowship="aa", timezone="Europe/London")
HEADER = "Name,Day,Time,Address\n"
ROW = 'A,Monday,19:00,"8 Plover Lane, London, UK"\n'


def part(text: str | bytes) -> Part:
    return Part(url="example", body=text.encode() if isinstance(text, str) else text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"Name,Day": 1}',
        "<table><tr><th>Name,Day,Time</th></tr></table>",
        "Last update: see below,,,\nName,Day,Time,Address\n",
        "Committee,CommitteeName,Day,Time,Address\n",
        "Name,Price\nPen,1\n",
        "\x00\x01\x02",
    ],
)
def test_what_is_no_table_of_meetings_is_not_recognised(text: str):
    assert not sniff(part(text))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEADER + ROW + 'B,Monday,"19:00,here\nC,Friday,18:00,there\n', "line 3 or below"),
        (HEADER + ROW + f"B,Monday,19:00,{'x' * 200_000}\n", "from line 3"),
        (HEADER + "A,Mon\x00day,19:00,\n", "not text"),
        ("Hints for volunteers,,\nName,Day,Time\n", "no headings we know"),
        ("", "empty"),
        ("\n , \n", "empty"),
    ],
)
def test_a_broken_table_is_said_in_plain_words(text: str, message: str):
    with pytest.raises(NotAListing, match=message):
        list(parse([part(text)], FEED))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_one(end: str):
    text = (HEADER + ROW + ROW).replace("\n", end)
    assert [row.number for row in parse([part(text)], FEED)] == [1, 2]


def test_a_header_alone_has_no_rows():
    assert list(parse([part(HEADER)], FEED)) == []


def test_a_declared_heading_that_is_missing_is_one_problem():
    feed = Feed(key="example", urls=("example",), fellowship="aa", columns={"notes": "Remarks"})
    first, *rows = parse([part(HEADER + ROW)], feed)
    assert (first.number, first.problems[0].value) == (0, "Remarks")
    assert len(rows) == 1
