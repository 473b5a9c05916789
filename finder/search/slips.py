"""One slip of the keyboard: a letter left out, added, taken for another, or two swapped."""

from typing import AnyStr


def is_one_slip(one: AnyStr, other: AnyStr) -> bool:
    """Whether the two words differ by one slip exactly; of octets, those of ASCII words."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    same = _alike(one, other)
    rest, right = one[same:], other[same:]
    return (
        rest[1:] == right
        or rest == right[1:]
        or rest[1:] == right[1:]
        or (rest[1::-1] == right[:2] and rest[2:] == right[2:])
    )


def _alike(one: AnyStr, other: AnyStr) -> int:
    """How many letters both begin with."""
    for place, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return place
    return min(len(one), len(other))
