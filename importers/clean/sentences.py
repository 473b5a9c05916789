"""Free text as sentences, and back: what is taken out is taken out by the sentence."""

import re
from collections.abc import Callable
from functools import lru_cache

_LONGEST = 1000  # characters; what is longer is cut, so that no pattern runs away
# What stands about every break, so that no other space is looked at for long, and then:
# a line end; the end of a sentence; a bar or slash; asterisks. All begin with white space or an
# asterisk that no white space precedes: a first character that is known is quick to look for.
_BREAK = re.compile(
    r"([\s*](?:(?<=[\n*])|(?<=[.!?;]\s)|(?=[\s|•/*]))(?<!\s[\s*])(?:(?<=\n)\s*|(?<=\s)\s*\n\s*|(?<=[.!?;]\s)\s*(?=[^\sa-z])"
    r"|(?<=\s)\s*(?:[|•]|//?)\s+|(?<=\*)(?<!\*\*)\*+\s*|(?<=\s)(?<!\*\s)\s*\*{2,}\s*))"
)
_MAY_BREAK = re.compile(r"[\n.!?;|•/*]")  # without one of these there is one sentence
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|St|Sts|Ste|Dr|Mr|Mrs|Ms|Rd|Ave|Blvd|No|Nr|Rev|Fr|Jr|Sr|Mt|Ft|Apt|Bldg|Rm|Ext"
    r"|Tel|Ph|Co|Inc|approx|vs|Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept?|Oct|Nov|Dec|1st|2nd|3rd)\.$"
)
_LEFT_OPEN = re.compile(r"\(\s*\)|\[\s*\]|\"\s*\"")
_BLANKS = re.compile(r"[ \t]{2,}")
_TORN_OFF = re.compile(r"\s+([.,;:!?)])")
_REPEATED = re.compile(r"([.,;:])(?:\s*[,;:])+")
_DANGLING = re.compile(r"^[\s,:;|/&•–—-]+|[\s,:;|/&•–—(\[-]+$")


@lru_cache(maxsize=256)
def sentences(text: str) -> tuple[tuple[str, str], ...]:
    """(sentence, what parts it from the next), in order; together they are the text."""
    if not _MAY_BREAK.search(text):
        return tuple(_cut(text, ""))
    parts = _BREAK.split(text)
    pairs: list[tuple[str, str]] = []
    for sentence, gap in zip(parts[::2], [*parts[1::2], ""], strict=True):
        whole = sentence
        if pairs and _goes_on(*pairs[-1]):
            before, space = pairs.pop()
            whole = before + space + sentence
        if len(whole) <= _LONGEST:
            pairs.append((whole, gap))
        else:
            pairs += _cut(whole, gap)
    return tuple(pairs)


def of_both(name: str | None, notes: str | None) -> tuple[tuple[str, str], ...]:
    """The sentences of a name and of the notes below it; an empty one still is a line."""
    return sentences("\n".join(text for text in (name, notes) if text is not None))


def by_sentence(text: str, change: Callable[[str], str | None]) -> str | None:
    """The text with every sentence changed; None drops it. None if nothing is left."""
    kept: list[str] = []
    pairs = [(part, gap, change(part) if part else "") for part, gap in sentences(text)]
    if all(changed == sentence for sentence, _, changed in pairs):
        return text
    for part, gap, changed in pairs:
        if changed or not part:
            kept += [changed or "", gap]
        elif kept and "\n" in gap:
            kept[-1] = gap
    return "".join(kept).strip(" \t\n|;/") or None


def tidy(text: str) -> str:
    """A sentence without the empty brackets and loose ends that what was taken out left."""
    text = _LEFT_OPEN.sub(" ", text)
    text = _TORN_OFF.sub(r"\1", _BLANKS.sub(" ", text))
    text = _REPEATED.sub(r"\1", text).replace(". .", ".").replace("..", ".")
    return _DANGLING.sub("", text).strip()


def _goes_on(sentence: str, gap: str) -> bool:
    return gap.strip(" ") == "" and bool(_ABBREVIATED.search(sentence[-8:]))


def _cut(sentence: str, gap: str) -> list[tuple[str, str]]:
    if len(sentence) <= _LONGEST:
        return [(sentence, gap)]
    starts = range(0, len(sentence) or 1, _LONGEST)
    pieces = [sentence[start : start + _LONGEST] for start in starts]
    return [*((piece, "") for piece in pieces[:-1]), (pieces[-1], gap)]
