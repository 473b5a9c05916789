"""Writes single tables of `feeds.toml`, and leaves the rest of the operator's file as it is."""

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from finder.errors import BadSettings
from finder.settings import read_toml
from importers.feeds import check_key, read_feeds


def add_feed(path: Path, key: str, entry: Mapping[str, Any]) -> None:
    """Writes one more table at the end of the file; the rest of it stays as it is."""
    before = path.read_text(encoding="utf-8").rstrip() + "\n\n" if path.exists() else ""
    if before and key in read_feeds(path):
        raise BadSettings(f"there is a feed “{key}” already; remove it first, or use another key")
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"[{check_key(key)}]", *(f"{name} = {_toml(value)}" for name, value in entry.items())]
    _replace(path, before + "\n".join(lines) + "\n")


def remove_feed(path: Path, key: str) -> None:
    """Takes one table out of the file; raises BadSettings if it is not there."""
    tables = read_toml(path)
    if key not in tables:
        raise BadSettings(f"there is no feed “{key}” in {path.name}")
    table = re.compile(rf"^\[\"?{key}\"?(\.[^\]\n]+)?\][^\n]*\n(?:(?!\[)[^\n]*\n?)*", re.MULTILINE)
    left = table.sub("", path.read_text(encoding="utf-8"))
    del tables[key]
    if _parsed(left) != tables:
        raise BadSettings(f"{path.name} is written in a way of its own: take “{key}” out by hand")
    _replace(path, left)


def _parsed(content: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(content)
    except tomllib.TOMLDecodeError:
        return None


def _replace(path: Path, content: str) -> None:
    fresh = path.with_suffix(".toml.new")
    fresh.write_text(content, encoding="utf-8")
    fresh.replace(path)


def _toml(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)  # texts, numbers and lists read the same in TOML
