"""Who may usually come, in one sentence of a row: only where the sentence says just that."""

import re
from collections.abc import Iterator

from finder.model import Access
from importers.clean.week_words import DAY, ORDINAL

MEMBERS = r"(?:alcoholics|addicts|gamblers|overeaters|members|men and women members)"
IT_IS = (
    r"(?:(?:this is|we are|were|(?:the|this|our) (?:meeting|group) is|its|it is)"
    r" (?:now )?(?:an? )?)"
)
GUESTS = r"(?:students|professionals|observers|visitors)"
_ALL_WHO = r"(?:anyone|anybody|all|those|people|everyone)(?: (?:with|who (?:has|have)))"
_PROBLEM = (
    r"an? (?:possible )?(?:(?:drinking|drugs?|alcohol|gambling|eating|food|substance)"
    r"(?:(?: and| or|/) ?(?:drinking|drugs?|alcohol|gambling))? problem"
    r"|problem with (?:their |his or her )?(?:alcohol|drinking|drugs|gambling|food|eating"
    r"|drugs (?:and|or) alcohol|alcohol (?:and|or) drugs))"
)
_STOPS = (
    r"(?:drinking|using|gambling|(?:compulsive )?overeating|eating compulsively)"
    r"(?: (?:drugs|alcohol|compulsively))?"
)
_WITH_IT = (
    rf"(?:anyone|anybody|all|those|people|everyone|everybody)(?: (?:with|who ha(?:s|ve)) {_PROBLEM}"
    rf"| who (?:think|believe|feel)s? (?:that )?they (?:may |might |could )?have {_PROBLEM}"
    rf"| (?:who (?:want|wish)(?:s|es)?|wanting|wishing) to (?:stop|quit) {_STOPS})"
)
_THEIRS = r"(?:aa|na|ga|oa|ca|cma|sa|saa|slaa|eda)"
_SAME = {
    Access.OPEN: r"al+l? ?meetings? ?(?:are )?open|open|open to (?:all|anyone|everyone)"
    rf"|{IT_IS}?open meeting(?:,? (?:anyone|everyone|all)(?: is| are)? welcome)?"
    r"|this meeting is open(?: and anyone may attend| to all| to anyone| to everyone)?"
    r"|the meeting is open to all|meeting type: open(?!.*men)(?:/[\w+/ -]+)?"
    rf"|open to (?=.*\b{GUESTS}\b)"
    rf"(?:(?:{GUESTS}|friends|family|families|and|the|for support)[ ,/&]*)+",
    Access.CLOSED: r"al+l? ?meetings? ?(?:are )?closed|closed"
    r"|(?:in |all )?(?:the )?other (?:weeks|meetings|times)(?: are|:)? closed"
    rf"|{IT_IS}?(?:mixed, )?closed meeting(?:(?: for|,)(?: \w+)? {MEMBERS}(?: only)?)?"
    rf"|{IT_IS}?closed meeting,? (?:only open|open only|(?:limited|restricted)) to"
    rf"(?: \w{{2,6}})? {MEMBERS}(?: only)?"
    rf"|{IT_IS}closed(?:,| -| to| for)?(?: {MEMBERS}| only)+"
    r"|closed meeting ?open to friends and families directly affected by someones addiction"
    rf"|(?:not open|closed) to the public|closed(?:,| -| to| for)?(?: {MEMBERS}| -| only)*"
    rf"|(?:{IT_IS}|this is )?(?:strictly )?(?:open to |for )?{MEMBERS} only(?:,? please)?"
    rf"|{IT_IS}?open to all (?:alcoholics|addicts|gamblers|overeaters)"
    rf"|{IT_IS}?(?:only(?: open)?|open(?: only)?) (?:to|for) {_ALL_WHO} (?:an?|the)"
    r" (?:honest |sincere )?desire to (?:stop|quit) [\w ,/-]{1,30}(?: only)?"
    rf"|{IT_IS}?(?:only(?: open)?|open(?: only)?) (?:to|for) (?:{_WITH_IT}"
    rf"|(?:all )?{_THEIRS} members|(?:all )?members of {_THEIRS}"
    rf"|(?:all )?(?:compulsive|recovering) {MEMBERS})(?: only)?"
    r"|only for (?:alcoholics|addicts|gamblers)"
    r"|geschlossen(?:es meeting|es treffen)?"
    r"|(?:reuni[oó]n |grupo )?cerrad[oa]|(?:r[eé]union )?ferm[eé]e?"
    r"|.*\bonly those who have a desire to stop [\w ]{1,20} may attend",
    Access.OPEN_ON_REQUEST: r"(?:closed(?: meeting)?:?(?: -)? )?"
    r"open(?: to all)?(?: meeting)? on request",
}
_WHOLE = {access: re.compile(words) for access, words in _SAME.items()}
# A sentence that begins so goes on about something else: "… and has a rotating format".
_BEGINS = {
    Access.OPEN: re.compile(
        rf"(?:{IT_IS}(?:hybrid )?open meeting(?: (?:and|of|in|with|where) |, )"
        r"|open meeting all are welcome\b)"
    ),
    Access.CLOSED: re.compile(rf"{IT_IS}(?:mixed, )?closed meeting (?:and|of|with) "),
}
# What may take back, or hold for a time, what such a sentence begins with.
_UNSURE = re.compile(
    rf"\b(?:{ORDINAL}|{DAY}|open(?= to)|only|except\w*|but|not|no|non|unless|until|till|if|when"
    r"|some|sometimes|occasional\w*|request|every|each|weeks?|months?|monthly|quarter\w*|holidays?"
    r"|season\w*|summer|winter|term|(?:wo)?m[ae]n|females?|males?|lgbt\w*|bipoc|members|must"
    r"|please|closed(?! meeting)|students|researchers)\b"
)


def usual_access(plain: str) -> Iterator[Access]:
    """What a sentence says, in lower case and without quotes (access_words makes it so)."""
    for access, words in _WHOLE.items():
        if words.fullmatch(plain):
            yield access
    for access, words in _BEGINS.items():
        found = words.match(plain)
        if found and not _UNSURE.search(plain, found.end()):
            yield access
