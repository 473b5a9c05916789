import pytest

from finder.errors import NotAListing
from finder.model import Weekday
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
        "A title of 21 lines\n" * 21 + "Name,Day,Time,Address\n",
        "Name of the editor: A. Plover,,,\nDay of the last change: Monday,,,\n",
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
        ("Hints for volunteers,,\nWho,When,Where\n", "has headings we know"),
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


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("banners", [1, 19])
def test_the_header_is_found_below_banner_lines(banners: int, mark: str, end: str):
    title = '"Plover Intergroup, Monday",,,,Name\n'
    body = part((mark + title * banners + "\n,,,\n" + HEADER + ROW).replace("\n", end))
    assert sniff(body)
    assert [row.meetings[0].name for row in parse([body], FEED)] == ["A"]


def test_banner_lines_do_not_hide_the_separator():
    body = part("a, b, c, d, e\n" + (HEADER + 'A,Monday,19:00,"8 Plover Lane"\n').replace(",", ";"))
    assert sniff(body)
    assert [row.meetings[0].name for row in parse([body], FEED)] == ["A"]


@pytest.mark.parametrize(
    "line",
    ["MONDAY,,,\n", ",,Online,\n", "Name,Day,Time,Address\n", "DAY,Name,Day,Time,Address\n"],
)
def test_a_title_and_headings_again_are_rows_that_are_no_meetings(line: str):
    rows = list(parse([part(HEADER + ROW + line + ROW)], FEED))
    assert [bool(row.meetings) for row in rows] == [True, False, True]
    assert [problem.refused for problem in rows[1].problems] == [True]


def test_a_section_of_a_day_never_overrules_a_row():
    rows = list(parse([part(HEADER + "Friday,,,\n" + ROW)], FEED))
    assert [meeting.weekday for row in rows for meeting in row.meetings] == [Weekday.MONDAY]


def test_a_row_that_is_not_listed_says_nothing_of_itself():
    body = part("Name,Day,Time,Fellowship,Publicly listed\nA,someday,19:00,Chess club,N\n")
    (row,) = parse([body], Feed(key="example", urls=("example",)))
    assert row.withheld
    assert (row.meetings, row.problems) == ((), ())


def test_columns_that_may_be_the_time_are_named():
    body = part("Name,Day,Pacific Time,UK Time\nA,Monday,11:00,19:00\n")
    first, row = parse([body], FEED)
    assert (first.number, first.problems[0].value) == (0, "Pacific Time, UK Time")
    assert [meeting.start for meeting in row.meetings] == [None]
