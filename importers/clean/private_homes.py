"""Somebody's home as a venue: whose it is stays out (facts: trust, P14 and P17)."""

import re

from importers.clean.name_words import given_name
from importers.clean.word_lists import word_list

PRIVATE_HOME = "Private home"
_FULL_NAME = (
    r"(?P<first>[^\W\d_]+)(?: [A-Z][^\W\d_]*\.?)? "
    r"(?P<last>[A-Z][^\W\d_'’-]*(?:['’-][A-Z][^\W\d_]+)?)"
)
_HOME = r"(?:home|house|residence|apartment|apt|flat|condo|garage|back ?yard|living room|basement)"
_OWNED = re.compile(rf"(?:at )?{_FULL_NAME}\.?(?:['’]s?|s['’]) (?i:{_HOME})\b.*")
_HOME_OF = re.compile(
    rf"(?i:(?:at )?(?:the )?(?:private )?{_HOME} of )(?:(?:Mr|Mrs|Ms|Dr)\.? )?{_FULL_NAME}\b.*"
)
_REMEMBERED = {"wilson", "luther", "wesley"}  # "Bill Wilson's House" is a place people visit


def is_private_home(name: str) -> bool:
    """`Bob Smith's House`, `Home of Jane D.`; not `St. John's House`, `Joseph's House`."""
    found = _OWNED.fullmatch(name) or _HOME_OF.fullmatch(name)
    if found is None or given_name(found["first"]) == "":
        return False
    last = found["last"].lower()
    return last not in _REMEMBERED and last not in word_list("not_names")
