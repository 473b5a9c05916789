"""Groups of under-18s by their age or their school, where no word for children is used."""

import re

# "ages 6-12", and every range that ends before 18; also 12-18 and 13-19.
_TO = r"\s?(?:-|–|to|through|thru)\s?"
AGE_RANGE = (
    rf"(?:\b(?:age[sd]?|kids?|children|boys|girls|youth):?\s(?:\d{_TO}(?:[4-9]|1[0-7])"
    rf"|1[0-7]{_TO}1[0-7]|1[0-3]{_TO}1[6-9])\b"
    rf"|\b(?:\d|1[0-6]){_TO}(?:[4-9]|1[0-7])\s(?:years?|yrs?)[- ]olds?\b)"
)
# AA's "Young People" are adults, unless ages that end before twenty stand behind them.
YOUNG = (
    r"(?:(?<!no )minors['’]? (?:meetings?|groups?)"
    r"|(?:young (?:people|persons?)|youth)(?:['’]?s)?(?: (?:meeting|group))?\W{1,3}(?:age[sd]?\W)?"
    rf"(?:[89]|1[0-3]){_TO}1[5-9])"
)
YOUNG_SIGNS = ("minor", "middle school", "young pe")
# At the beginning of a family group's name; elsewhere a school is where it meets.
_SCHOOL = re.compile(
    r"\W*(?:(?:middle|high)[- ]school (?:al-?anon|nar-?anon|afg|nfg|groups?|meetings?|students?)"
    r"|kids['’]? (?:corner|meetings?|groups?))\b",
    re.IGNORECASE,
)


def named_for_pupils(text: str | None) -> bool:
    """Whether the name of a family group says that it is one of pupils or of kids."""
    return text is not None and _SCHOOL.match(text) is not None
