"""The names of children's bodies (bodies.toml of the register) as patterns, however spelt.

Blanks and dashes between the parts, case and plural make no difference; slips within a word
are written right before (slips.py).
"""

import re
from collections.abc import Iterator

from finder.register.bodies import Body, bodies
from importers.clean.signs import in_lower_case

_APART = r"[\s\-‐‑–—_.·]{0,2}"


def _spelt(body: Body) -> str:
    *first, last = map(re.escape, body.parts)
    between = "".join(rf"(?:{word}\s)?" for word in body.between)
    # "ateen" with a letter more is seen in what stands apart too ("Nar-Ateeen").
    end = _with_more(last)
    spelt = rf"{_APART.join(first)}{_APART if first else ''}{between}{end}s?"
    return "|".join((spelt, *(rf"(?<![^\W\d_]){_with_more(other)}" for other in body.also)))


def _with_more(name: str) -> str:
    return name.replace("teen", "te{2,4}n")


def _not_within(body: Body) -> str:
    """What must not stand before: "it's a teen" is no S-Ateen, "Palatine" no Alatin."""
    return r"(?<!['’])" if len(body.parts[0]) == 1 else ""


_BY_KEY = {key: rf"(?:{_not_within(body)}(?:{_spelt(body)}))" for key, body in bodies().items()}
BODY = f"(?:{'|'.join(_BY_KEY.values())})"
_PATTERNS = {
    key: re.compile(rf"(?<![^\W\d_]){pattern}", re.IGNORECASE) for key, pattern in _BY_KEY.items()
}


def _ends() -> Iterator[str]:
    """In lower case, what every spelling of a name holds: the end of its last part, unspaced."""
    for body in bodies().values():
        yield body.parts[-1].replace("teen", "tee")  # "teeen" too
        yield from (re.sub("teen.*", "tee", other) for other in body.also)


_ENDS = tuple(dict.fromkeys(_ends()))


def may_name_body(text: str) -> bool:
    """A quick look: False where the text names none of them."""
    lower = text.lower() if text.isascii() else in_lower_case(text)
    for end in _ENDS:  # noqa: SIM110 - asked several times a row, and quicker than any()
        if end in lower:
            return True
    return False


def body_named(text: str) -> str | None:
    """The body that the text names first, as the register writes it."""
    found = [
        (match.start(), bodies()[key].name)
        for key, pattern in _PATTERNS.items()
        if (match := pattern.search(text))
    ]
    return min(found)[1] if found else None
