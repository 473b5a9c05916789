"""A site whose every text came from somebody hostile: past our cleaning, and through it."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from flask import Flask

from finder import create_app
from finder.config import Config
from finder.model import Attendance, Contact, Meeting, Online, Registration
from finder.snapshot import build, publish
from tests.security.payloads import PAYLOADS
from tests.security.reading import read_bytes
from tests.web.listing import BASE, HALL, NOW, PUBLISHERS, STATES, contents


def past_cleaning(number: int, text: str) -> Meeting:
    """As if every rule of the importers had failed."""
    return replace(
        BASE,
        id=f"city_past-{number}",
        name=text,
        group=text,
        notes=text,
        conditions=text,
        cost=text,
        access_text=text,
        attendance=Attendance.HYBRID,
        types=frozenset({text}),
        audiences=frozenset({text}),
        accessibility=frozenset({text}),
        regions=(text, text),
        source_types=(text,),
        registration=Registration(required=True, notes=text),
        contact=Contact(email=text, phone=text),
        venue=replace(HALL, name=text, street=text, locality=text, region=text, notes=text),
        online=Online(notes=text, phone_notes=text, provider=text, url="https://x.example/"),
    )


def through_cleaning(texts: Sequence[str]) -> list[Meeting]:
    """A feed of a row for each payload, in every field that is read."""
    fields = (
        "name notes location location_notes group group_notes formatted_address city region"
        " contact_1_name contact_1_email contact_1_phone email phone conference_url"
        " conference_url_notes conference_phone conference_phone_notes website url"
    ).split()
    rows = [
        {**dict.fromkeys(fields, text), "types": [text], "slug": f"through-{number}", "day": 0,
         "time": "19:00"}
        for number, text in enumerate(texts)
    ]  # fmt: skip
    found = read_bytes(json.dumps(rows).encode())
    assert not isinstance(found, str), found
    return [
        replace(meeting, feed="city", id=meeting.id.replace("test_", "city_", 1))
        for row in found.rows
        for meeting in row.meetings
    ]


def hostile_site(folder: Path, texts: Sequence[str] = PAYLOADS) -> Flask:
    """With one feed for each payload beside, whose title and last error it is."""
    meetings = [past_cleaning(number, text) for number, text in enumerate(texts)]
    made = contents(*meetings, *through_cleaning(texts))
    evil = {
        f"evil-{number}": replace(
            PUBLISHERS["city"], key=f"evil-{number}", title=text, license=text, permission=text
        )
        for number, text in enumerate(texts)
    }
    states = [
        replace(STATES[number % 2], key=key, title=item.title, error=item.title,
                problems={(item.title, item.title): 1}, held=item.title if number % 2 else None)
        for number, (key, item) in enumerate(evil.items())
    ]  # fmt: skip
    city = replace(PUBLISHERS["city"], title=texts[0], contacts=True, join_details=True)
    made = replace(
        made, publishers={**made.publishers, "city": city, **evil}, feed_states=(*STATES, *states)
    )
    shared = folder.parent / "gazetteer-of-hostile-sites"  # compiled once a run
    shared.mkdir(exist_ok=True)
    (folder / "gazetteer").symlink_to(shared)
    publish(folder, build(folder, made))
    return create_app(Config(data=folder, feeds=folder / "feeds.toml"), now=lambda: NOW)
