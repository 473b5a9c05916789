"""Whatever a text holds, it stays text: nothing becomes a property, nothing is lost."""

from dataclasses import replace
from datetime import date

import pytest
import vobject
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

from finder.ical import Listed, calendar
from finder.ical.words import clean, one_line
from finder.model import Meeting, Online, Publisher, Registration
from tests.ical.judge import engines, javascript, wire
from tests.ical.judge.good import CONTEXT, MEETING, feed
from tests.ical.judge.structure import events

YEARS = javascript.BEGIN, javascript.END
BREAKS = (
    "\r\n",
    "\n",
    "\r",
    "\r\n ",
    "\n\t",
    "\x0b",
    "\x0c",
    "\x85",
    "\u2028",
    "\u2029",
    "\x00",
    "\x1e",
)
EVIL = (
    "END:VEVENT",
    "ATTACH:https://evil.example",
    "BEGIN:VALARM",
    "ATTENDEE:x",
    "\\nMETHOD:CANCEL",
)
PAYLOADS = [f"x{one}{evil}{one}y" for one in BREAKS for evil in EVIL]
PIECES = (
    "a,b", "a;b", "a\\b", "\\n", "\\\\", "\\,", "a:b", '"quoted"', "line\nline", "\n", "tab\tx",
    "é", "e\u0301", "ñ ß ø", "日本語", "עברית", "العربية", "🙂", "👩‍👩‍👧", "\u200d", "\u202e",
    "%0A", "&amp;", "<b>x</b>", "=", "^n", "^'", "x" * 80, "ä" * 80, "🙂" * 40, " lead",
    "END:VEVENT", "1;2,3\\4:5", "a\\;b", "C:\\New", "a\\\\nb", "‘’“”", "–—…", "ﬁ", "\u00a0x", "http://x.example/?a=1;b=2,3",
)  # fmt: skip
STRINGS = [f"{one}|{other}" for number, one in enumerate(PIECES)
           for other in (PIECES * 2)[number + 1 : number + 6]]  # fmt: skip


def everywhere(text: str) -> Meeting:
    """The text in every field that can hold one."""
    assert MEETING.venue is not None
    return replace(
        MEETING,
        name=text,
        group=text,
        notes=text,
        conditions=text,
        access_text=text,
        venue=replace(
            MEETING.venue, name=text, street=text, locality=text, region=text, postal_code=text,
            country=text, notes=text,
        ),
        online=Online(
            url=f"https://zoom.us/j/1{text}", provider=text, notes=text, phone=f"+1312{text}",
            phone_notes=text,
        ),
        registration=Registration(required=True, url=text, phone=text, notes=text),
        exceptions=tuple(
            replace(item, place=text, text=text) for item in MEETING.exceptions
        ),
    )  # fmt: skip


def shape(text: bytes) -> list[tuple[str, int]]:
    """Components and properties with their numbers; links may be left out, never added."""
    names = [wire.split(line)[0] for line in wire.unfolded(text)]
    return sorted((name, names.count(name)) for name in set(names) - {"CONFERENCE", "GEO"})


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_changes_components_or_properties(payload: str) -> None:
    made = feed(everywhere(payload))
    assert shape(made) == shape(feed(everywhere("harmless")))
    for check in (
        wire.line_ends,
        wire.line_length,
        wire.characters,
        wire.escapes,
        wire.known_names,
    ):
        assert list(check(made)) == []
    assert list(engines.icalendar_reads(made)) == []


@pytest.mark.skipif(not javascript.is_here(), reason=javascript.MISSING)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_engines_in_javascript_read_the_same_events(payload: str) -> None:
    made, harmless = feed(everywhere(payload)), feed(everywhere("harmless"))
    assert list(javascript.ical_js_reads(made)) == []
    assert list(javascript.node_ical_reads(made)) == []
    starts = [(item.uid, item.start) for item in javascript.occurrences(made, *YEARS)]
    assert starts == [(item.uid, item.start) for item in javascript.occurrences(harmless, *YEARS)]


def test_there_are_sixty_payloads_and_two_hundred_strings() -> None:
    assert len(set(PAYLOADS)) == 60
    assert len(set(STRINGS)) >= 200


def by_icalendar(text: bytes) -> str:
    return str(Calendar.from_ical(text).walk("VEVENT")[0]["SUMMARY"])


def by_vobject(text: bytes) -> str:
    return str(next(vobject.readComponents(text.decode())).vevent_list[0].summary.value)


def by_ical(text: bytes) -> str:
    return str(IcsCalendarStream.from_ics(text.decode()).calendars[0].events[0].summary)


@pytest.mark.parametrize("reader", [by_icalendar, by_vobject, by_ical])
def test_awkward_strings_come_back_equal(reader) -> None:
    single = replace(MEETING, exceptions=())
    for text in STRINGS:
        assert reader(feed(replace(single, name=text))) == one_line(text), repr(text)


@pytest.mark.parametrize("reader", [by_icalendar, by_vobject, by_ical])
@pytest.mark.parametrize("given", BREAKS)
def test_a_title_is_one_line(reader, given: str) -> None:
    made = feed(replace(MEETING, exceptions=(), name=f"{given}Tea{given}and cake{given}"))
    assert reader(made) == "Tea and cake"


@pytest.mark.parametrize("given", BREAKS)
@pytest.mark.parametrize("brief", [True, False])
def test_nor_does_a_publisher_s_break_its_line(given: str, brief: bool) -> None:
    publisher = Publisher(key="demo", title=f"Demo{given}Intergroup")
    context = replace(CONTEXT, publishers={"demo": publisher})
    day = date(2026, 4, 1)
    listed = Listed(meeting=MEETING, first_seen=day, changed=day)
    text = wire.unfolded(calendar([listed], context=context, brief=brief))
    described = [line for line in text if line.startswith("DESCRIPTION")]
    assert all("Demo Intergroup" in line for line in described)


@pytest.mark.parametrize("part", range(9))
def test_what_is_described_keeps_its_lines(part: int) -> None:
    for text in STRINGS[part::9]:
        (event,) = events(feed(replace(MEETING, exceptions=(), notes=text)))
        assert f"\n{clean(text)}\n" in str(event["DESCRIPTION"]), repr(text)
