"""Values as compact JSON."""

import json


def json_text(value: object) -> bytes:
    """Compact JSON in UTF-8; raises ValueError for a number that is none."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode()
