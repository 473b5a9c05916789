"""Random questions as people and machines put them to the pages, the same for the same seed."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from random import Random

from flask import Flask

from finder import create_app
from finder.config import Config
from finder.snapshot import build, publish
from finder.web.links import Pairs
from tests.commands.conftest import runner
from tests.made import contents
from tests.made import state as feed_state
from tests.search import worlds
from tests.web.listing import NOW

AGES = {"feed-2": 45, "feed-3": 200}  # days since the list was read; the others were read today

NONSENSE = ("zzzz", "qqxv", "serenty", "xyz step", "hope zzzz", '"no such words"', "%_*:()", "ünï")
WORDS = (*NONSENSE, "step", "hope", "serenity", "women tuesday", "open door", "group", "aa")
PLACES: tuple[Pairs, ...] = (
    (("near", "Boston"),),
    (("near", "Springfield, MA"),),
    (("near", "London"),),
    (("near", "Reykjavik"),),
    (("lat", "42.52"), ("lon", "-70.90")),
    (("lat", "0"), ("lon", "-30")),  # the middle of an ocean
    (("lat", "89.9"), ("lon", "179.9")),
)
SINGLE: Mapping[str, Sequence[str]] = {
    "within": ("0.5", "1", "3", "10", "25", "400"),
    "unit": ("km", "mi"),
    "after": ("03:00", "22:30"),
    "before": ("04:00", "02:00"),
    "soon": ("1", "45", "10080"),
    "on": ("0", "60"),
    "for": ("family", "me"),
    "tz": ("Asia/Kathmandu", "America/New_York"),
    "sort": ("soonest", "name"),
    "per_page": ("1", "7", "100"),
    "from": ("2027-03-14T09:30:00Z",),
}
SEVERAL: Mapping[str, Sequence[str]] = {
    "day": ("mon", "thu", "sun", "today", "tomorrow"),
    "time": ("morning", "night"),
    "fellowship": ("aa", "al-anon", "alateen", "grasp", "co-anon", "oa", "smart-family"),
    "concern": ("drugs", "debt", "family", "grief"),
    "access": ("open", "closed", "restricted", "not_stated"),
    "attendance": ("in_person", "online", "hybrid"),
    "type": ("speaker", "big_book", "meditation", "childcare"),
    "audience": ("women", "teens", "newcomers", "parents"),
    "language": ("en", "es", "ru"),
    "accessibility": ("wheelchair", "sign_language"),
    "facilitation": ("professional", "not_stated"),
    "style": ("secular", "faith"),
    "kind": ("service", "event"),
    "status": ("suspended",),
}

# Values that occur on one site alone.
OWN = {
    "demo": {"region": ("massachusetts/boston", "online"), "feed": ("demo-na",)},
    "world": {"region": ("massachusetts/sao-joao", "massachusetts"), "feed": ("feed-1", "feed-3")},
}


def sites(folder: Path, gazetteer: Path) -> Mapping[str, Flask]:
    """The demonstration, and a generated listing with old lists in it."""
    assert runner(folder / "made", NOW)("demo", "--build-only").code == 0
    read = {feed: NOW - timedelta(days=AGES.get(feed, 0)) for feed in worlds.FEEDS}
    states = [feed_state(feed, last_success=at) for feed, at in read.items()]
    world = folder / "world"
    world.mkdir()
    publish(world, build(world, contents(worlds.world(7, 400), feed_states=states)))
    return {"demo": _site(folder / "made" / "demo", gazetteer), "world": _site(world, gazetteer)}


def _site(data: Path, gazetteer: Path) -> Flask:
    (data / "gazetteer").symlink_to(gazetteer)
    return create_app(Config(data=data, feeds=data / "feeds.toml"), now=lambda: NOW)


def state(random: Random, own: Mapping[str, Sequence[str]]) -> Pairs:
    """Parameters that can be answered; `own` are values that occur here alone (region, feed)."""
    keen = random.choice((0.08, 0.15, 0.3, 1.0))  # the last asks for everything at once
    pairs: list[tuple[str, str]] = []
    if random.random() < max(keen, 0.25):
        pairs.append(("q", random.choice(WORDS)))
    if random.random() < max(keen, 0.3):
        pairs += random.choice(PLACES)
    for name, values in SINGLE.items():
        if random.random() < keen:
            pairs.append((name, random.choice(values)))
    for name, values in {**SEVERAL, **own}.items():
        if random.random() < keen:
            most = min(len(values), random.choice((1, 1, 1, 2)))
            pairs += [(name, value) for value in random.sample(list(values), most)]
    random.shuffle(pairs)
    return tuple(pairs)
