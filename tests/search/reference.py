"""The slow, obvious search: one meeting at a time, one rule a line. What the engine must equal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from finder.model import Access, Attendance, Meeting
from finder.register import options
from finder.register.fellowships import fellowships
from finder.schedule import access_on, instant, next_occurrence, occurrence_on, zone
from finder.search.asked import FIELDS, Query
from finder.search.meanings import synonyms
from finder.search.places import distance_km
from finder.search.region_paths import region_path
from finder.search.texts import Texts
from finder.search.tokens import fold, words

TIMES = {
    "morning": (time(4), time(11, 59)),
    "midday": (time(11), time(16, 59)),
    "evening": (time(16), time(20, 59)),
    "night": (time(20), time(4, 59)),
}
COMBINED_WITH = {"al-anon": "AA", "nar-anon": "NA"}  # in the notes of the random meetings
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is true of a meeting at one instant; `weekday` and on as a zone shows it.

    `age` is how long ago the freshest of its lists was last read.
    """

    meeting: Meeting
    next_start: datetime | None
    access: Access
    ended: bool
    rule_day: date | None
    values: dict[str, frozenset[str]]
    paths: tuple[str, ...]
    family: bool
    fields: tuple[tuple[str, ...], ...]
    weights: tuple[tuple[int, frozenset[str]], ...]
    weekday: str | None = None
    start: time | None = None
    relative: frozenset[str] = frozenset()
    age: timedelta = timedelta(0)


def know(
    meeting: Meeting, texts: Texts, at: datetime, also_in: frozenset[str] = frozenset()
) -> Known:
    """Everything as its own zone shows it; `also_in` are other feeds that list it."""
    found = next_occurrence(meeting, at)
    access = access_on(meeting, found.day if found else None)
    fellowship = fellowships().get(meeting.fellowship)
    relative = fellowship is not None and fellowship.family
    known = Known(
        meeting=meeting,
        next_start=found.start if found else None,
        rule_day=found.day if found else _rule_day(meeting, at),
        access=access,
        ended=found is None and _last(meeting) < at.astimezone(_zone(meeting) or UTC).date(),
        values={
            "fellowship": frozenset({meeting.fellowship}),
            "concern": frozenset(fellowship.concerns if fellowship else ()),
            "style": frozenset(fellowship.styles if fellowship else ()),
            "access": frozenset({access.value}),
            "attendance": frozenset(_attendance(meeting)),
            "type": meeting.types,
            "audience": meeting.audiences,
            "language": meeting.languages,
            "accessibility": meeting.accessibility,
            "facilitation": frozenset({meeting.facilitation.value}),
            "kind": frozenset({meeting.kind.value}),
            "status": frozenset({meeting.status.value}),
            "feed": frozenset({meeting.feed}) | also_in,
        },
        paths=_above(region_path(meeting.regions)),
        family=relative or "family_and_friends" in meeting.audiences,
        fields=_fields(texts),
        weights=_weights(texts),
    )
    return seen_from(known, at, None)


def seen_from(known: Known, at: datetime, tz: str | None) -> Known:
    """The same meeting as the clocks of another zone show it, where it is only online."""
    weekday, start = _shown(known.meeting, known.rule_day, tz)
    relative = frozenset(_relative(known.meeting, at, tz))
    return replace(known, weekday=weekday, start=start, relative=relative)


def aged(known: Known, fetched: Mapping[str, datetime], now: datetime) -> Known:
    """The same meeting, its lists last read then; an age that is not known counts as none."""
    minute = now.replace(second=0, microsecond=0)
    feeds = known.values["feed"]
    ages = [minute - fetched[key] if key in fetched else timedelta(0) for key in feeds]
    return replace(known, age=min(ages))


def _zone(meeting: Meeting) -> ZoneInfo | None:
    return zone(meeting.timezone) if meeting.timezone else None


def _last(meeting: Meeting) -> date:
    ends = ([meeting.date_until] if meeting.date_until else []) + (
        [max(meeting.dates)] if meeting.dates else []
    )
    return min(ends, default=date.max)


def _attendance(meeting: Meeting) -> set[str]:
    if meeting.attendance is Attendance.HYBRID:
        return {"in_person", "online", "hybrid"}
    return {meeting.attendance.value}


def _above(path: str | None) -> tuple[str, ...]:
    parts = path.split("/") if path else []
    return tuple("/".join(parts[: depth + 1]) for depth in range(len(parts)))


def _fields(texts: Texts) -> tuple[tuple[str, ...], ...]:
    return tuple(words(text) for text in (texts.name, texts.group, *texts.place, *texts.notes))


def _weights(texts: Texts) -> tuple[tuple[int, frozenset[str]], ...]:
    parts = ((8, (texts.name,)), (4, (texts.group,)), (2, texts.place), (1, texts.notes))
    return tuple(
        (weight, frozenset(word for text in some for word in words(text))) for weight, some in parts
    )


def _shown(meeting: Meeting, day: date | None, tz: str | None) -> tuple[str | None, time | None]:
    """Weekday and wall time by which it is filtered."""
    if meeting.by_appointment or meeting.start is None:
        return None, None
    home = _zone(meeting)
    if tz and home and day and meeting.attendance is Attendance.ONLINE:
        seen = instant(day, meeting.start, home).astimezone(ZoneInfo(tz))
        return DAYS[seen.weekday()], seen.time()
    if meeting.weekday is not None:
        return meeting.weekday.short, meeting.start
    return (DAYS[day.weekday()] if day else None), meeting.start


def _rule_day(meeting: Meeting, at: datetime) -> date | None:
    today = at.astimezone(_zone(meeting) or UTC).date()
    if meeting.dates:
        return min((day for day in meeting.dates if day >= today), default=max(meeting.dates))
    week = (today + timedelta(days=ahead) for ahead in range(7))
    return next(
        (d for d in week if meeting.weekday and d.weekday() == meeting.weekday.number), None
    )


def _relative(meeting: Meeting, at: datetime, tz: str | None) -> list[str]:
    home = _zone(meeting)
    if home is None:
        return []
    shown = ZoneInfo(tz) if tz and meeting.attendance is Attendance.ONLINE else home
    today = at.astimezone(shown).date()
    begun = set()
    for shift in range(-3, 5):
        found = occurrence_on(meeting, today + timedelta(days=shift))
        if found and found.over > at:
            begun.add(found.start.astimezone(shown).date())
    wanted = {"today": today, "tomorrow": today + timedelta(days=1)}
    return [name for name, day in wanted.items() if day in begun]


def fits(known: Known, query: Query, at: datetime) -> bool:
    meeting = known.meeting
    return (
        not known.ended
        and meeting.status.value in query.statuses
        and meeting.kind.value in query.kinds
        and _fits_access(known, query)
        and _fits_for(known, query)
        and all(_fits_facet(known, query, name) for name in known.values)
        and (not query.values("day") or bool(_days(known) & set(query.values("day"))))
        and (not query.times or any(_within(known.start, *TIMES[t]) for t in query.times))
        and (not query.regions or bool(set(query.regions) & set(known.paths)))
        and _fits_clock(known, query, at)
        and _fits_age(known, query)
        and _fits_words(known, query)
        and (query.place is None or far(meeting, query) <= query.place.within_km)
    )


def old(known: Known) -> int:
    """For how many days it was not confirmed, where these are over 30; else 0."""
    return known.age.days if known.age > timedelta(days=30) else 0


def _fits_age(known: Known, query: Query) -> bool:
    if (query.soon, query.on) != (None, None) and known.age > timedelta(days=30):
        return False
    return bool(query.feeds) or known.age <= timedelta(days=180)


def _days(known: Known) -> set[str]:
    return set(known.relative) | ({known.weekday} if known.weekday else set())


def _fits_facet(known: Known, query: Query, name: str) -> bool:
    asked = set(query.values(name))
    if name in ("type", "accessibility"):
        return asked <= known.values[name]
    return not asked or bool(asked & known.values[name])


def _fits_access(known: Known, query: Query) -> bool:
    if known.access is not Access.RESTRICTED:
        return True
    return "restricted" in query.access and query.place is None


def _fits_for(known: Known, query: Query) -> bool:
    if query.for_ == "me":
        alone = known.meeting.for_children or known.meeting.fellowship in ("smart-family", "grasp")
        both = _for_both(known.meeting) and known.access is not Access.RESTRICTED
        return not known.family or (known.access is Access.OPEN and not alone) or both
    if query.for_ == "family":
        if known.access is Access.RESTRICTED:
            return False
        if known.meeting.for_children and "teens" not in query.audiences:
            return False
        let_in = known.meeting.lets_family_in(known.access)
        return known.family or known.access is Access.OPEN or let_in
    return True


def _for_both(meeting: Meeting) -> bool:
    """Whether a family group says that it is one with whom its relatives' trouble is: each time."""
    said = f"Combined with {COMBINED_WITH.get(meeting.fellowship)}"
    return not meeting.for_children and (meeting.notes or "").endswith(said)


def _within(start: time | None, first: time, last: time) -> bool:
    if start is None:
        return False
    if first <= last:
        return first <= start.replace(second=0) <= last
    return start >= first or start <= last


def _fits_clock(known: Known, query: Query, at: datetime) -> bool:
    if query.after is not None or query.before is not None:
        if known.start is None:
            return False
        after = query.after or time(0)
        if query.before is None:
            fits_it = known.start >= after
        elif after <= query.before:
            fits_it = after <= known.start < query.before
        else:
            fits_it = known.start >= after or known.start < query.before
        if not fits_it:
            return False
    if query.on is not None:
        last = at + timedelta(minutes=query.on)
        if known.next_start is None or known.next_start.astimezone(UTC) > last:
            return False
    if query.soon is None:
        return True
    last = at + timedelta(minutes=query.soon)
    return known.next_start is not None and at <= known.next_start.astimezone(UTC) <= last


def _fits_words(known: Known, query: Query) -> bool:
    every = {word for field in known.fields for word in field}
    for place, word in enumerate(query.words):
        same = set(synonyms(word))
        unfinished = query.unfinished and place == len(query.words) - 1
        if not any(w in same or (unfinished and w.startswith(word)) for w in every):
            return False
    return all(any(_holds(field, phrase) for field in known.fields) for phrase in query.phrases)


def _holds(field: Sequence[str], phrase: Sequence[str]) -> bool:
    size = len(phrase)
    return any(tuple(field[at : at + size]) == tuple(phrase) for at in range(len(field)))


def far(meeting: Meeting, query: Query) -> float:
    if query.place is None or not meeting.has_point or meeting.for_children or not meeting.venue:
        return float("inf")
    venue, place = meeting.venue, query.place
    assert venue.latitude is not None
    assert venue.longitude is not None
    return distance_km(place.latitude, place.longitude, venue.latitude, venue.longitude)


def score(known: Known, query: Query) -> int:
    points = 0
    for place, word in enumerate(query.words):
        unfinished = query.unfinished and place == len(query.words) - 1
        points += _best(known, set(synonyms(word)), word if unfinished else None)
    for phrase in query.phrases:
        points += sum(_best(known, {word}, None) for word in phrase)
    return points + 1000 * (words(known.meeting.name) == query.spoken)


def _best(known: Known, whole: set[str], begin: str | None) -> int:
    best = 0
    for weight, found in known.weights:
        if found & whole:
            best = max(best, weight + 16)
        if begin is not None and any(word.startswith(begin) for word in found):
            best = max(best, weight)
    return best


def order(known: Known, query: Query) -> tuple[object, ...]:
    key: list[object] = []
    if query.for_ is not None and not query.sort_given:
        relatives = query.for_ == "family"
        meant = known.family if relatives else not known.family or _for_both(known.meeting)
        key.append(not meant)
    if query.sort == "nearest":
        key.append(round(far(known.meeting, query), 2))
    elif query.sort == "relevance":
        key.append(-score(known, query))
    elif query.sort == "name":
        key.append(fold(known.meeting.name))
    start = known.next_start
    return (*key, start is None, start.astimezone(UTC) if start else None, known.meeting.id)


def search(known: Sequence[Known], query: Query, at: datetime) -> list[Known]:
    found = [item for item in known if fits(item, query, at)]
    return sorted(found, key=lambda item: order(item, query))


def count(known: Sequence[Known], query: Query, at: datetime, facet: str, value: str) -> int:
    """The total of the same query with that value as the only one, or added to those chosen."""
    values: tuple[str, ...] = (value,)
    if facet in ("type", "accessibility"):
        values = (*query.values(facet), value)
    asked = with_values(query, facet, values)
    return sum(fits(item, asked, at) for item in known)


def with_values(query: Query, facet: str, values: tuple[str, ...]) -> Query:
    if facet == "day":
        return replace(
            query,
            days=tuple(v for v in values if v in DAYS),
            today="today" in values,
            tomorrow="tomorrow" in values,
        )
    return replace(query, **{FIELDS.get(facet, facet): values})


def listed(known: Sequence[Known], facet: str) -> set[str]:
    """The values a facet must list, but for those chosen: the snapshot's."""
    if facet == "region":
        return {path for item in known for path in item.paths}
    if facet == "day":
        return {*DAYS, "today", "tomorrow"}
    if facet in ("time", "access", "attendance", "facilitation"):
        return set(options.values(facet))
    return {value for item in known for value in item.values[facet]}
