"""A plan that its address does not hold: how many fit, and the same plan under shorter ones."""

from flask import request

from finder.errors import BadRequest
from finder.languages import gettext as _
from finder.languages import whole
from finder.web.chosen import MOST, plan_address, too_many
from finder.web.paths import Link

_PATHS = frozenset({"/plan", "/plan.ics", "/subscribe", "/print"})
_MOST_WAYS = 3  # shorter plans offered for one that is too long
_BESIDE = 50  # parameters of a plan's address beside its meetings


def is_plan() -> bool:
    """Whether the request is for chosen meetings."""
    return request.path in _PATHS and bool(request.args.get("m"))


def refuse_the_long(longest: int) -> None:
    """Raises BadRequest for a plan of more octets or meetings than an address holds."""
    ids = _ids()
    if len(ids) > MOST or request.query_string.count(b"&") >= MOST + _BESIDE:
        raise too_many(len(ids))
    if len(request.query_string) > longest:
        raise BadRequest(
            "m",
            _(
                "This plan’s address is too long: {n} octets, of which {most} fit. With the nine "
                "letters of each meeting’s link (after /m/) instead of its id, {fit} meetings fit."
            ).format(n=whole(len(request.query_string)), most=whole(longest), fit=whole(MOST)),
            _("Shorten it so, or make two plans of it."),
        )


def shorter_plans() -> tuple[Link, ...]:
    """The same plan under an address that fits, or its parts; the first few of them."""
    ids = _ids()[: MOST * _MOST_WAYS]
    parts = [ids[start : start + MOST] for start in range(0, len(ids), MOST)]
    if len(parts) == 1:
        words = _("Open this plan under a shorter address")
        return (Link(label=words, url=plan_address(ids)),)
    form = _("A plan of its meetings {first} to {last}")
    numbered = ((number * MOST, part) for number, part in enumerate(parts))
    return tuple(
        Link(
            label=form.format(first=whole(start + 1), last=whole(start + len(part))),
            url=plan_address(part),
        )
        for start, part in numbered
    )


def _ids() -> list[str]:
    return list(dict.fromkeys(filter(None, request.args.getlist("m"))))
