"""Random questions as people and machines put them to the pages, the same for the same seed."""

from collections.abc import Mapping, Sequence
from random import Random

from finder.web.links import Pairs

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
