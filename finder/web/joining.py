"""How to join from afar, in words and links that say where they really lead."""

from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from finder.languages import gettext as _
from finder.languages import isolated, marked
from finder.model import Attendance, Meeting, Online
from finder.register.providers import provider_of
from finder.web.codes import Code, beside, codes_of
from finder.web.dialling import Number, number

NO_LINK = marked("Its list gives no link and no number: ask the group how to join online.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """How to join from afar. `host` is where the link really leads, `named` a known provider.

    `codes` are the meeting ids and passcodes of what its list says of joining and of its notes;
    what is said of joining is left out where it says nothing else.
    """

    title: str
    url: str | None
    label: str
    named: bool
    host: str | None
    codes: tuple[Code, ...]
    notes: str | None
    phone: Number | None
    phone_notes: str | None


def join(meeting: Meeting) -> Join | None:
    """None where there is no way to join from afar, or none that may be shown."""
    online = meeting.online
    if online is None or meeting.for_children or not any((online.url, online.phone, online.notes)):
        return None
    host = host_of(online)
    return Join(
        title=_("Online") if online.url or not online.phone else _("By phone"),
        url=link(online),
        label=label(online),
        named=host is not None and provider_of(host) is not None,
        host=host,
        codes=codes_of(meeting),
        notes=beside(online.notes),
        phone=number(online.phone) if online.phone else None,
        phone_notes=beside(online.phone_notes),
    )


def cannot_be_joined(meeting: Meeting) -> bool:
    """Whether its list calls it online and gives neither a link nor a number nor words."""
    online = meeting.online
    given = online is not None and any((online.url, online.phone, online.notes))
    return meeting.attendance is not Attendance.IN_PERSON and not meeting.for_children and not given


def host_of(online: Online) -> str | None:
    """Where the link leads; None without one."""
    return urlsplit(online.url).hostname if online.url else None


def link(online: Online) -> str | None:
    """The link; to a provider's own host never without encryption."""
    host = host_of(online)
    if online.url is None or host is None or provider_of(host) is None:
        return online.url
    return urlunsplit(urlsplit(online.url)._replace(scheme="https"))


def label(online: Online) -> str:
    """`Join on Zoom`, by the host alone, whatever the list calls it; `Join at meet.example.org`."""
    host = host_of(online) or ""
    provider = provider_of(host)
    if provider:
        return _("Join on {provider}").format(provider=isolated(provider))
    return _("Join at {host}").format(host=isolated(host))
