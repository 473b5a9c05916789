"""What listings of one meeting have in common: numbers to look possible partners up by.

A key is a hash of 40 bits, the same in every process. Keys of two things that fall together
bring together what is not alike, which costs a look and changes nothing.
"""

from collections.abc import Iterator
from hashlib import blake2b

from finder.duplicates.names import plain_of
from finder.duplicates.signs import Signs

LARGEST_BLOCK = 60  # more of one key tell nothing; bounds what a hostile feed costs
_CELLS = 200  # to a degree: about 550 m
_BITS = 40


def keys_of(item: Signs) -> tuple[int, ...]:
    """Ascending, each once: of its time with its place, room or name."""
    head = f"{item.kind[0]}\x1f{item.kind[1]}\x1f"
    return tuple(sorted({_number(head + text) for text in _texts(item)}))


def _number(text: str) -> int:
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_BITS // 8).digest()
    return int.from_bytes(digest, "big")


def _texts(item: Signs) -> Iterator[str]:
    wall, place = item.minute, item.place
    for room in item.rooms:
        yield f"room\x1f{wall}\x1f{room}"
        if item.instants:
            yield f"room, instant\x1f{item.instants}\x1f{room}"
    if place is None:
        return
    plain = plain_of(item.called)
    if item.on_site and place.point:
        row, column = (int(degrees * _CELLS) for degrees in place.point)
        for down, across in (0, 0), (0, 1), (1, 0), (1, 1):  # two a cell apart share one of these
            cell = f"{(row + down) // 2}\x1f{(column + across) // 2}"
            yield f"cell\x1f{wall}\x1f{down}{across}\x1f{cell}"
    if place.code:
        yield f"code\x1f{wall}\x1f{place.code}\x1f{min(place.houses, default='')}"
        yield f"named code\x1f{wall}\x1f{place.code}\x1f{plain}"
    for house in place.houses:
        yield f"house\x1f{wall}\x1f{place.town}\x1f{house}"
        yield f"named house\x1f{wall}\x1f{plain}\x1f{house}"
    if place.town:
        yield f"name\x1f{wall}\x1f{place.town}\x1f{plain}"
