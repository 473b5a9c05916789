"""Ways on from an empty answer as data: what the page offers, as addresses of data."""

from typing import Any

from finder.search.engine import Answer
from finder.web.asking import asked_for_data
from finder.web.links import address
from finder.web.offers import LEAST, MOST
from finder.web.trials import Trials
from finder.web.ways import ways


def data_ways(answer: Answer) -> list[dict[str, Any]]:
    """`[{"label", "url", "count"} …]`: `count` is the `total` at `url`, in the same units."""
    tried = ways(answer, Trials(asked_for_data), most=MOST, least=LEAST)
    return [
        {
            "label": item.idea.label,
            "url": address("/meetings.json", item.idea.pairs),
            "count": item.total,
        }
        for item in tried
    ]
