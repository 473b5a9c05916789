"""`contact` of settings.toml: how to reach who runs the site."""

from re import fullmatch
from urllib.parse import urlsplit

from finder.errors import BadSettings

_MAIL = r"[^\s@:<>\"]+@[^\s@:<>\"/]+\.[^\s@:<>\"/.]+"
_NUMBER = r"tel:\+?[0-9(][0-9 ().-]{2,30}"


def read_contact(value: object, key: str) -> str:
    """An e-mail address, a page or `tel:…`, without `mailto:`; raises BadSettings."""
    given = value.strip() if isinstance(value, str) else ""
    mail = given.removeprefix("mailto:")
    if fullmatch(_MAIL, mail):
        return mail
    if fullmatch(_NUMBER, given) or is_page(given):
        return given
    raise BadSettings(
        f"“{key}” must be an e-mail address, a page such as https://example.org/contact, "
        f"or a number such as tel:+15555550100, not {value!r}"
    )


def is_page(contact: str) -> bool:
    """Whether it is a web address."""
    try:
        parts = urlsplit(contact)
        host = parts.hostname
    except ValueError:
        return False
    plain = contact.isprintable() and not any(letter in contact for letter in ' "<>')
    return parts.scheme in ("http", "https") and bool(host) and plain


def contact_link(contact: str) -> str:
    """Where a link to it leads."""
    return contact if is_page(contact) or contact.startswith("tel:") else f"mailto:{contact}"
