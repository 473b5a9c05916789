"""The style sheet: contrast in both themes (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

import finder

STATIC = Path(finder.__file__).parent / "static"
SHEET = (STATIC / "site.css").read_text("utf-8")
TEXT_ON = [
    ("ink", "paper"), ("ink", "card"), ("soft", "paper"), ("soft", "card"),
    ("accent", "paper"), ("accent", "card"), ("accent", "tint"), ("on-accent", "accent"),
    ("on-tint", "tint"), ("now", "paper"), ("now", "card"), ("now", "now-tint"),
    ("warn", "warn-tint"), ("warn", "card"), ("warn", "paper"),
]  # fmt: skip
EDGE_ON = [("edge", "card"), ("edge", "paper"), ("focus", "card"), ("focus", "paper"),
           ("accent", "card"), ("now", "card")]  # fmt: skip


def themes() -> dict[str, dict[str, str]]:
    blocks = re.findall(r":root \{(.*?)\}", SHEET, re.S)
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in blocks)
    return {"light": light, "dark": {**light, **dark}}


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_is_the_measure() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), TEXT_ON)
def test_text_stands_out_from_its_ground(theme: str, front: str, back: str) -> None:
    colours = themes()[theme]
    assert contrast(colours[front], colours[back]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), EDGE_ON)
def test_controls_and_focus_stand_out_from_their_ground(theme: str, front: str, back: str) -> None:
    colours = themes()[theme]
    assert contrast(colours[front], colours[back]) >= 3


def test_every_colour_is_a_variable() -> None:
    rules = re.sub(r":root \{.*?\}", "", SHEET, flags=re.S)
    rules = re.sub(r"@media print \{.*", "", rules, flags=re.S)
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b", rules)


def test_nothing_is_fetched_from_the_style_sheet() -> None:
    assert "url(" not in SHEET
    assert "@import" not in SHEET
