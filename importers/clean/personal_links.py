"""Links without what they carry of persons: e-mail addresses, names, tracking and payments."""

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from finder.register.providers import provider_of
from importers.clean.links import is_ordinary
from importers.clean.personal_shapes import EMAIL, EMAIL_SIGNS
from importers.clean.remembered import remembered
from importers.clean.signs import may_hold, signs

_FEEDBACK = re.compile(
    r"feedback|/forms?\b|forms?\.|form/|/edit|update|correction|report|contact|survey|airtable|jotform",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"(?:e-?mail|mail|user(?:name)?|uname|un|name|first_?name|last_?name|phone|tel|tk|zak|fbclid|gclid"
    r"|mc_eid|contact|author|utm_\w+)",
    re.IGNORECASE,
)
_PAY_SIGNS = signs("paypal", "venmo", "cash")
_PAY_HOST = re.compile(r"(?:^|\.)(?:paypal\.me|paypal\.com|venmo\.com|cash\.app)$")


@remembered
def scrub_link(url: str | None) -> str | None:
    """A link without e-mails and personal values; None where the link itself is personal."""
    if not url or not url.lower().startswith(("http://", "https://")):
        return None
    if is_ordinary(url) and not may_hold(EMAIL_SIGNS | _PAY_SIGNS, url):
        return url
    parts = urlsplit(url)
    if _holds_email(unquote(parts.path)) or _PAY_HOST.search(parts.hostname or ""):
        return None
    if parts.fragment and _holds_email(unquote(unquote(parts.fragment))):
        parts = parts._replace(fragment="")
    if not parts.query:
        return parts.geturl()
    if provider_of(parts.hostname or "") is None and _FEEDBACK.search(
        f"{parts.netloc}{parts.path}"
    ):
        return parts._replace(query="", fragment="").geturl()
    return parts._replace(query=_impersonal(parts.query)).geturl()


def _impersonal(query: str) -> str:
    if _holds_email(unquote(unquote(query))):
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=None)
        kept = [pair for pair in pairs if not EMAIL.search(unquote("=".join(pair)))]
        return urlencode([pair for pair in kept if not _PERSONAL.fullmatch(pair[0])])
    fields = query.split("&")
    return "&".join(field for field in fields if not _PERSONAL.fullmatch(field.partition("=")[0]))


def _holds_email(text: str) -> bool:
    return may_hold(EMAIL_SIGNS, text) and EMAIL.search(text) is not None
