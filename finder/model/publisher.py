"""Who publishes a list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who publishes a feed, as shown to people; part of every snapshot.

    `join_details` and `contacts` are true where the publisher offers them to everyone
    (`join_details = "public"`, `contacts = "public"`). `demo` marks listings that do not exist.
    """

    key: str
    title: str
    fellowship: str | None = None
    url: str | None = None
    website: str | None = None
    helpline: str | None = None
    contact: str | None = None
    corrections_url: str | None = None
    official_finder: str | None = None
    license: str | None = None
    permission: str | None = None
    join_details: bool = False
    contacts: bool = False
    demo: bool = False
