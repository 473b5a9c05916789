"""The links of a page keep the language that its address names."""

import re
from urllib.parse import quote

from finder.web.links import LANG

# Ways to other pages of the site: no files, no data, no other sites. In the pages' own HTML
# attributes stand in double quotes, and whatever a feed says has its quotes escaped.
_HREF = re.compile(
    r'(<a\b[^>]*? href="/(?!/|static/)[^"?#]*+)'
    r"(?<!\.ics)(?<!\.json)(?<!\.csv)(?<!\.geojson)"
    r'(\?[^"#]*)?'
)
_FORM = re.compile(r'<form\b[^>]*? action="/[^>]*>')


def keeping(html: str, tag: str) -> str:
    """The page with `lang` in the address of every link that has none, and in every form."""
    tag = quote(tag, safe="")

    def link(found: re.Match[str]) -> str:
        path, query = found[1], found[2]
        if query is None or query == "?":
            return f"{path}?{LANG}={tag}"
        if f"{LANG}=" in query:
            return found[0]
        return f"{path}{query}&amp;{LANG}={tag}"

    field = f'<input type="hidden" name="{LANG}" value="{tag}">'
    return _FORM.sub(lambda found: found[0] + field, _HREF.sub(link, html))
