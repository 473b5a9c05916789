"""The shapes of what must not be stored: links, e-mail addresses, payments and handles."""

import re

from importers.clean.signs import signs

GONE = "\ue000"  # stands for what was taken out until the sentence is tidied
LINK = re.compile(r"\b(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)
_DOMAIN = r"(?:[\w-]{1,63}\.){1,6}[A-Za-z]{2,24}"
_USER = r"(?<![\w.+%'-])[\w.+%'-]{1,64}"
EMAIL = re.compile(
    rf"""(?:mailto:)?(?:
      {_USER}@{_DOMAIN}
    | {_USER}\ ?@\ ?[\w-]{{1,63}}\.(?:com|org|net|edu|info|uk|co\.uk|ca|ie|de|us|io|me)\b
    | {_USER}\ ?@\ ?(?:gmail|googlemail|yahoo|hotmail|outlook|aol|icloud|msn|comcast|protonmail)\b
    | {_USER}%(?:25)?40[\w.-]{{1,255}}
    | {_USER}\s?[\[({{<]\s?(?:at|@)\s?[\])}}>]\s?
        [\w-]{{1,63}}(?:\s?(?:\.|[\[({{<]\s?(?:dot|\.)\s?[\])}}>]|\bdot\b)\s?[\w-]{{1,63}}){{1,4}}
    | {_USER}(?:\sdot\s[\w-]{{1,63}}){{0,3}}\sat\s[\w-]{{1,63}}(?:\sdot\s[\w-]{{1,63}}){{1,4}}
    | {_USER}\sat\s(?:gmail|googlemail|yahoo|hotmail|outlook|aol|icloud)(?:\.com)?\b
    | \[\s?e-?mail\s?protected\s?\]
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_PAY_WORD = r"venmo|cash\s?app|pay\s?pal(?:\.me)?|zelle|square\s?cash|revolut|givelify"
PAYMENT = re.compile(
    rf"""(?:https?://)?(?:www\.|account\.)?
      (?:paypal\.(?:me|com/paypalme)|venmo\.com|cash\.app)/[^\s,;]+
    | (?:\b(?:to|via|by|on|through)\s)?\b(?:{_PAY_WORD})\b
      (?:\s(?:handle|account|id|name|user(?:name)?|is|to|at))*
      (?:\s?[:=–-]\s?@?|\s@)[\w.$\ue000-]{{1,64}}
    | (?:\b(?:to|via|by|on|through)\s)?\b(?:{_PAY_WORD})\s(?=[\w-]*[\d_-])[\w-]{{3,64}}
    | (?<![\w$])\$[A-Za-z][\w-]{{1,40}}""",
    re.VERBOSE | re.IGNORECASE,
)
HANDLE = re.compile(r"(?<![\w.@])@(?:(?=[\w.-]*[\d_-])|([A-Z][a-z]+)(?=[A-Z]))[A-Za-z][\w.-]{2,40}")
# Without one of them a text holds no link, e-mail address or payment (`importers.clean.signs`).
LINK_SIGNS = signs("://", "www.")
EMAIL_SIGNS = signs(
    *("@", "%", "dot", "mail", "yahoo", "outlook", "aol", "icloud"),
    *(bracket + at for bracket in "[({<" for at in ("at", " at", "\nat")),
)
PAYMENT_SIGNS = signs("$", "pay", "cash", "venmo", "zelle", "revolut", "givelify")
