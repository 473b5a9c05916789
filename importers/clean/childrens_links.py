"""Links on rows for adults that name a children's body: their page may tell where those meet.

Hosts are left alone (al-anon-alateen.org is the site of both), and so is a path that names both.
"""

import re
from urllib.parse import unquote, urlsplit

from finder.register.bodies import bodies
from importers.clean.childrens_bodies import BODY, body_named, may_name_body
from importers.clean.remembered import remembered

_OF_BOTH = re.compile(
    rf"(?:(?:al|nar|gam)[-_]?anon|afg|nfg)[\W_]*(?:(?:and|or|n|y)[\W_]+)?{BODY}", re.IGNORECASE
)
_APART = re.compile(r"[\W_]+")
# Those that no other word ends in, however it is glued: "lowellalateen".
_GLUED = tuple(body.whole for body in bodies().values() if len(body.whole) > 6)


@remembered
def link_without_children(url: str | None) -> str | None:
    """The link without the parts of its query that name them; the site where its path does."""
    if not url or not may_name_body(url):
        return url
    parts = urlsplit(url)
    if _names_them(parts.path):
        return parts._replace(path="/", query="", fragment="").geturl()
    fields = [field for field in parts.query.split("&") if not _names_them(field)]
    fragment = "" if _names_them(parts.fragment) else parts.fragment
    return parts._replace(query="&".join(fields), fragment=fragment).geturl()


def door_without_children(url: str | None) -> str | None:
    """The same of a link to join by, which leads nowhere without its path: None then."""
    left = link_without_children(url)
    if left is None or url is None or urlsplit(left).path == urlsplit(url).path:
        return left
    return None


def _names_them(part: str) -> bool:
    plain = _OF_BOTH.sub(" ", unquote(unquote(part)))
    glued = _APART.sub("", plain).lower()
    return body_named(plain) is not None or any(name in glued for name in _GLUED)
