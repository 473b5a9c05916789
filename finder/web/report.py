"""Telling whoever can mend it that something is wrong. Nothing is sent or kept here."""

from dataclasses import dataclass
from urllib.parse import quote

from finder.contact import contact_link, is_page
from finder.languages import gettext as _
from finder.languages import isolated
from finder.model import Meeting, Publisher
from finder.web.paths import Link
from finder.web.ways_to_ask import helpline, ways_to_ask


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`said` stands before the way: that a mail shows its sender's address. `helpline` is another
    way, its publisher's own. `way` is None where neither a site of its publisher is known nor one
    of its fellowship.
    """

    said: str | None
    way: Link | None
    helpline: Link | None


def report(
    meeting: Meeting, publisher: Publisher | None, operator: str | None, page: str
) -> Report:
    """The publisher's form, else a mail to it, else whoever runs this site, else a site to look at.

    `operator` is an e-mail or web address, `page` the absolute address of the meeting's page.
    """
    name = publisher.title if publisher else meeting.feed
    line = helpline(publisher)
    if publisher and publisher.corrections_url:
        label = _("Report a mistake to {publisher}").format(publisher=isolated(name))
        return Report(
            said=None, way=Link(label=label, url=publisher.corrections_url), helpline=line
        )
    contact = publisher.contact if publisher else None
    if contact:
        label = _("Write to {publisher}").format(publisher=isolated(name))
        return Report(
            said=_said(contact, name), way=_way(contact, label, meeting, page), helpline=line
        )
    if operator:
        label = _("Tell who runs this site")
        said = _said(operator, None)
        return Report(said=said, way=_way(operator, label, meeting, page), helpline=line)
    said = _("Its list names nobody to tell. Here you may find who keeps it:")
    sites = (way for way in ways_to_ask(meeting, publisher) if is_page(way.url))
    way = next(sites, None)
    return Report(said=said if way else None, way=way, helpline=line)


def _said(contact: str, name: str | None) -> str | None:
    """What a mail gives away, before it is written."""
    if not _is_mail(contact):
        return None
    if name is None:
        return _("This opens a mail to who runs this site. Your address will be visible to them.")
    said = _("This opens a mail to {publisher}. Your address will be visible to them.")
    return said.format(publisher=isolated(name))


def _way(contact: str, label: str, meeting: Meeting, page: str) -> Link:
    if not _is_mail(contact):
        return Link(label=label, url=contact)
    subject = _("Mistake in a listing: {name}").format(name=meeting.name)
    body = _("What is wrong:") + f"\n\n\n{meeting.name}\n{page}\n"
    fields = f"subject={quote(subject, safe='')}&body={quote(body, safe='')}"
    return Link(label=label, url=f"mailto:{quote(contact, safe='@')}?{fields}")


def _is_mail(contact: str) -> bool:
    return contact_link(contact) != contact
