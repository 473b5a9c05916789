"""Puts what was measured into a document, between `<!-- name -->` and `<!-- /name -->`."""

from pathlib import Path

from bench.store import say


def put(text: str, path: Path, name: str) -> None:
    """Replaces what stands there; raises SystemExit where the document has no such place."""
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    before, found, rest = path.read_text(encoding="utf-8").partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise SystemExit(f"{path} has no place {begin} … {end}")
    whole = f"{before}{begin}\n\n{text.strip()}\n\n{end}{after}"
    path.write_text(whole, encoding="utf-8")
    say(f"written into {path}: {name}")
