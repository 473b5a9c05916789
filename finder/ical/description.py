"""What to know before going, in words: who may come, how to join, what to check."""

from collections.abc import Iterator
from datetime import date

from finder.exports.shape import Context
from finder.ical.listed import Listed
from finder.ical.words import is_web_address
from finder.languages import full_date
from finder.languages import gettext as _
from finder.model import DateException, Meeting, Online, Publisher
from finder.register.access import access_label
from finder.register.cautions import caution_words
from finder.register.weeks import in_its_weeks, varying_weeks
from finder.register.welcomes import welcome, who_may_come

LONGEST = 72  # characters of a text in a large calendar
_MORE = "…"


def description(item: Listed, exception: DateException | None, context: Context, page: str) -> str:
    """All of it, a paragraph a line; `page` is the address of the meeting's page."""
    meeting = item.meeting
    publisher = context.publishers.get(meeting.feed)
    online, venue = meeting.online, meeting.venue
    return _lines(
        *_beginning(item, exception, publisher),
        None if item.cancelled else who_may_come(meeting, in_its_weeks(meeting) or meeting.access),
        _told(_("Conditions: {words}"), meeting.conditions),
        _link(online),
        online.notes if online else None,
        _dialling(online),
        online.phone_notes if online else None,
        venue.notes if venue else None,
        meeting.notes,
        *(f"{words}." for words in caution_words(meeting)),
        _told(_("Listed by {words}."), publisher.title) if publisher else None,
        _told(_("Check before you go: {words}"), page),
    )


def brief_description(
    item: Listed, exception: DateException | None, context: Context, page: str
) -> str:
    """The same in a large calendar: who may come as cards say it, how to get in, and the link."""
    meeting = item.meeting
    publisher = context.publishers.get(meeting.feed)
    online, venue = meeting.online, meeting.venue
    return _lines(
        *_beginning(item, exception, publisher),
        None if item.cancelled else _who(meeting),
        _told(_("Conditions: {words}"), _shortened(meeting.conditions)),
        _link(online),
        _shortened(online.notes) if online else None,
        _dialling(online),
        _shortened(venue.notes) if venue else None,
        *(f"{words}." for words in caution_words(meeting)),
        _("From {publisher}: {page}").format(publisher=publisher.title, page=page)
        if publisher
        else page,
    )


def _lines(*lines: str | None) -> str:
    return "\n".join(line for line in lines if line)


def _beginning(
    item: Listed, exception: DateException | None, publisher: Publisher | None
) -> Iterator[str | None]:
    """What matters more than all else."""
    yield item.cancelled or _unconfirmed(item.unconfirmed)
    yield exception.text if exception else None
    if publisher and publisher.demo:
        yield _("This listing is a demonstration: the meeting does not exist.")


def _who(meeting: Meeting) -> str:
    """As on cards; whole where it differs by the week, which a series has to say."""
    if varying_weeks(meeting):
        return who_may_come(meeting, meeting.access)
    access = in_its_weeks(meeting) or meeting.access
    yes = welcome(meeting, access)
    return yes.says if yes else f"{access_label(meeting, access)}."


def _link(online: Online | None) -> str | None:
    if online is None or not is_web_address(online.url):
        return None
    return _told(_("Join online: {words}"), online.url)


def _dialling(online: Online | None) -> str | None:
    return _told(_("Join by phone: {words}"), online.phone) if online else None


def _shortened(text: str | None) -> str | None:
    """Its first words, on one line."""
    line = " ".join(text.split()) if text else ""
    if len(line) <= LONGEST:
        return line or None
    return line[: LONGEST - len(_MORE)].rsplit(" ", 1)[0].rstrip(" ,;:.-") + _MORE


def _told(form: str, words: str | None) -> str | None:
    return form.format(words=words) if words else None


def _unconfirmed(day: date | None) -> str | None:
    if day is None:
        return None
    return _("Last confirmed {date}: ask before you go.").format(date=full_date(day))
