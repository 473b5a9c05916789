"""What a query would have found of a meeting that went is what it finds of the same one listed."""

from dataclasses import replace
from random import Random

import pytest

from finder.catalogue import bare, last_from_json, last_schedule, last_to_json
from finder.model import Access, Facilitation, Meeting, Status, Venue
from finder.schedule import access_at_all
from finder.search.asked import FIELDS
from finder.search.departed import Departed, found_in, is_judged
from finder.search.engine import rows
from finder.search.index import Index, build_index, open_index
from finder.search.query import Query, parse_query
from tests.made import TODAY, meeting
from tests.search import worlds

QUERIES = 400
MORE = {"type", "audience", "language", "accessibility", "facilitation", "region"}
LEFT = meeting(
    "left",
    name="Serenity Noon",
    notes="Bring a mug",
    types=frozenset({"discussion", "literature"}),
    audiences=frozenset({"women"}),
    languages=frozenset({"es"}),
    accessibility=frozenset({"wheelchair"}),
    facilitation=Facilitation.PEER,
    regions=("Maine", "South"),
    venue=Venue(street="1 Hidden Lane", locality="Town", postal_code="00101"),
)
AT = worlds.instants(Random(0))


@pytest.fixture(scope="module")
def listed() -> list[Meeting]:
    """Ordinary ones: every week or in some weeks, for adults."""
    return [
        replace(
            item,
            guests=frozenset({"family_and_friends"} if len(item.name) % 2 else ()),
            exceptions=(),
            dates=(),
            date_from=None,
            date_until=None,
            status=Status.ACTIVE,
            cautions=frozenset(),
        )
        for item in worlds.world(7, 300)
        if item.weekday and item.start and not item.for_children
    ]


@pytest.fixture(scope="module")
def index(listed: list[Meeting], tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("index")
    build_index(listed, folder)
    return open_index(folder, listed.__getitem__)


def queries(index: Index) -> list[Query]:
    """Those of the random ones that a calendar may follow and that can be judged."""
    random, found = Random(11), []
    while len(found) < QUERIES:
        given = [pair for pair in worlds.query(random) if pair[0] not in ("soon", "on", "tz")]
        given = [pair for pair in given if pair[1] not in ("today", "tomorrow")]
        query = parse_query(given, index, None)
        if is_judged(query) and not (query.today or query.tomorrow):
            found.append(query)
    return found


def departed(query: Query, meeting: Meeting) -> frozenset[Access]:
    """Who might come in the weeks in which it would have been found, by what is kept of it."""
    last = last_schedule(meeting, first_seen=TODAY, changes=0)
    venue = meeting.venue
    point = None
    if venue and venue.latitude is not None and venue.longitude is not None:
        point = venue.latitude, venue.longitude
    if last is None:
        return frozenset()
    kept = last_from_json(last_to_json(last))
    assert kept
    gone = Departed(
        meeting=kept.meeting,
        name=meeting.name,
        point=point,
        words=kept.words,
        person_too=kept.person_too,
    )
    return found_in(query, gone)


def calendar_of(query: Query, listed: list[Meeting], index: Index) -> dict[str, frozenset[Access]]:
    """What its calendar holds: id -> who may come in the weeks that it holds."""
    found = rows(index, query, AT)
    return {listed[row].id: found.partly.get(row, access_at_all(listed[row])) for row in found.ages}


def asks_for_more(query: Query) -> bool:
    """Than what is kept of a home's meetings."""
    asked = {name for name, _ in query.pairs} | {item.parameter for item in query.understood}
    return bool(asked & MORE or query.words)


def test_it_is_what_its_calendar_held_in_the_same_weeks(
    listed: list[Meeting], index: Index
) -> None:
    amount = whole = in_some_weeks = 0
    for query in queries(index):
        held = calendar_of(query, listed, index)
        judged = {item.id: who for item in listed if (who := departed(query, item))}
        assert judged.items() <= held.items(), query.pairs  # nothing that it never had
        if not query.unfinished and not query.phrases:
            private = {
                item.id for item in listed if Access.RESTRICTED in {item.access, *item.access_weeks}
            }
            lost = held.keys() - judged.keys()
            assert lost <= (private if asks_for_more(query) else set())
            whole += bool(query.words)
        amount += len(judged)
        in_some_weeks += sum(
            who != access_at_all(item) for item in listed if (who := judged.get(item.id))
        )
    assert amount > QUERIES
    assert whole > 10
    assert in_some_weeks > 10


@pytest.mark.parametrize(
    ("pair", "fits"),
    [
        (("q", "serenity"), True),
        (("q", "sereni"), True),  # begins a word of the name
        (("q", "mug"), True),
        (("q", "mu"), False),  # begins one of the notes, which cannot be known
        (("q", '"serenity noon"'), True),
        (("q", '"bring a mug"'), False),
        (("q", "wombat"), False),
        (("type", "discussion"), True),
        (("type", "speaker"), False),
        (("audience", "women"), True),
        (("audience", "men"), False),
        (("language", "es"), True),
        (("accessibility", "wheelchair"), True),
        (("facilitation", "peer"), True),
        (("facilitation", "not_stated"), False),
        (("region", "maine"), True),
        (("region", "maine/south"), True),
        (("region", "maine/north"), False),
    ],
)
def test_what_it_was_is_asked_of_what_is_kept_of_it(
    index: Index, pair: tuple[str, str], *, fits: bool
) -> None:
    query = (
        parse_query([pair], index, None)
        if pair[0] == "q"
        else Query(**{FIELDS[pair[0]]: (pair[1],), "pairs": (pair,)})
    )
    assert bool(departed(query, LEFT)) is fits
    assert is_judged(query)


def test_after_a_while_only_its_schedule_is_kept(index: Index) -> None:
    last = last_schedule(LEFT, first_seen=TODAY, changes=0)
    assert last
    old = bare(last)
    for name, value in (
        ("type", "discussion"),
        ("facilitation", "not_stated"),
        ("region", "maine"),
    ):
        query = Query(**{FIELDS[name]: (value,)})
        assert not found_in(query, Departed(meeting=old.meeting, words=old.words))
    assert found_in(Query(days=("mon",)), Departed(meeting=old.meeting, words=old.words))


def test_of_words_only_traces_are_kept_and_of_a_home_s_meetings_none() -> None:
    text = last_to_json(last_schedule(LEFT, first_seen=TODAY, changes=0)) or ""
    for word in ("mug", "Serenity", "Hidden", "Lane", "00101"):
        assert word not in text
    inside = replace(LEFT, access=Access.RESTRICTED)
    last = last_schedule(inside, first_seen=TODAY, changes=0)
    assert last
    assert (last.words, last.meeting.types, last.meeting.regions) == (None, frozenset(), ())
    young = replace(LEFT, audiences=frozenset({"teens"}))
    assert last_schedule(young, first_seen=TODAY, changes=0) is None


def test_what_no_one_keeps_of_it_is_not_judged(index: Index) -> None:
    assert not is_judged(parse_query([("tz", "Asia/Kolkata")], index, None))
    assert is_judged(parse_query([("q", "tuesday evening in boston")], index, None))


def test_a_paused_list_has_none(listed: list[Meeting], index: Index) -> None:
    query = parse_query([("status", "suspended")], index, None)
    assert not any(departed(query, item) for item in listed)
