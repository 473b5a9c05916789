"""What to know before going, in words: who may come, how to join, what to check."""

from collections.abc import Iterator

from finder.exports.shape import Context
from finder.ical.admission import admission
from finder.ical.listed import Listed
from finder.ical.needed import parted
from finder.ical.weeks import only_in_weeks
from finder.ical.words import is_web_address, one_line, uri
from finder.languages import gettext as _
from finder.model import DateException, Meeting, Online, Publisher
from finder.register.cautions import caution_words

LONGEST = 72  # characters of what is said of the door, in a large calendar
_MORE = "…"


def description(item: Listed, exception: DateException | None, context: Context, page: str) -> str:
    """All of it, a paragraph a line; `page` is the address of the meeting's page."""
    meeting = item.meeting
    publisher = context.publishers.get(meeting.feed)
    online, venue = meeting.online, meeting.venue
    return _lines(
        *_beginning(item, exception, publisher),
        *(() if item.cancelled else admission(meeting, brief=False)),
        _link(online),
        online.notes if online else None,
        _dialling(online),
        online.phone_notes if online else None,
        venue.notes if venue else None,
        meeting.notes,
        *_cautions(meeting),
        _told(_("Listed by {words}."), one_line(publisher.title)) if publisher else None,
        _told(_("Check before you go: {words}"), page),
    )


def brief_description(
    item: Listed, exception: DateException | None, context: Context, page: str
) -> str:
    """The same in a large calendar: of the notes only what one needs (`needed`), and the door."""
    meeting = item.meeting
    publisher = context.publishers.get(meeting.feed)
    return _lines(
        *_beginning(item, exception, publisher),
        *(() if item.cancelled else _who(meeting)),
        _link(meeting.online, brief=True),
        _dialling(meeting.online, brief=True),
        _door(meeting),
        *_cautions(meeting),
        f"{one_line(publisher.title)}: {page}" if publisher else page,
    )


def _lines(*lines: str | None) -> str:
    return "\n".join(line for line in lines if line)


def _beginning(
    item: Listed, exception: DateException | None, publisher: Publisher | None
) -> Iterator[str | None]:
    """What matters more than all else."""
    yield item.cancelled or only_in_weeks(item)
    yield exception.text if exception else None
    if publisher and publisher.demo:
        yield _("This listing is a demonstration: the meeting does not exist.")


def _who(meeting: Meeting) -> Iterator[str]:
    """Who may come, and what the notes say of it that is not said yet."""
    told = "\n".join(admission(meeting, brief=True))
    yield told
    online, venue = meeting.online, meeting.venue
    notes = (
        online.notes if online else None,
        online.phone_notes if online else None,
        venue.notes if venue and not meeting.left_its_place else None,
        meeting.notes,
    )
    needed = dict.fromkeys(part for text in notes for part in parted(text)[0])
    yield from (part for part in needed if part not in told)


def _door(meeting: Meeting) -> str | None:
    """How to get in, in its first words; nothing of a place where it does not meet now."""
    if meeting.venue is None or meeting.left_its_place:
        return None
    line = parted(meeting.venue.notes)[1]
    if len(line) <= LONGEST:
        return line
    return line[: LONGEST - len(_MORE)].rsplit(" ", 1)[0].rstrip(" ,;:.-") + _MORE


def _cautions(meeting: Meeting) -> Iterator[str]:
    return (f"{words}." for words in caution_words(meeting))


def _link(online: Online | None, *, brief: bool = False) -> str | None:
    if online is None or not is_web_address(online.url):
        return None
    return _told(
        _("Online: {words}") if brief else _("Join online: {words}"), uri(online.url or "")
    )


def _dialling(online: Online | None, *, brief: bool = False) -> str | None:
    form = _("By phone: {words}") if brief else _("Join by phone: {words}")
    return _told(form, online.phone) if online else None


def _told(form: str, words: str | None) -> str | None:
    return form.format(words=words) if words else None
