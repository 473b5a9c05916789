"""The link to a conference that stands in free text, where a format has no field for it."""

import html
import re

from importers.clean.links import provider, web_link

_LINK = re.compile(r"https?://[^\s<>\"']{4,2000}", re.IGNORECASE)
_LONGEST = 12_000  # characters of a text that are looked at
_MOST = 50  # links of a text that are looked at


def conference_link(*texts: str | None) -> str | None:
    """The first link of the texts that leads to a conference provider."""
    for text in texts:
        for _, found in zip(range(_MOST), _LINK.finditer((text or "")[:_LONGEST]), strict=False):
            link = web_link(html.unescape(found[0]).rstrip(").,;"))
            if link is not None and provider(link) is not None:
                return link
    return None


def is_link(text: str | None) -> bool:
    return text is not None and _LINK.fullmatch(text.strip()) is not None
