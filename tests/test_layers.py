"""Who may import whom (DESIGN, section 3), read from the code itself."""

import ast
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]

# A module may import those of its own group and of the groups to its left.
GROUPS: tuple[tuple[str, ...], ...] = (
    ("finder.model", "finder.record", "finder.errors", "finder.languages"),
    ("finder.register", "finder.schedule", "finder.freshness"),
    (
        "finder.catalogue",
        "finder.search",
        "finder.completion",
        "finder.duplicates",
        "finder.disclosure",
        "finder.ical",
        "finder.exports",
        "finder.config",
        "finder.settings",
        "finder.contact",
        "finder.origins",
        "finder.review_days",
        "finder.tiles",
        "finder.corrections",
    ),
    ("finder.snapshot",),
    ("finder.web",),
    ("finder", "finder.serving", "finder.memory"),  # create_app, and the server that runs it
)
ONLY: dict[str, str | tuple[str, ...]] = {
    "whoosh": "finder.search.words",
    "numpy": "finder.search",
    "numba": "finder.search.columns.compiled",
    "llvmlite": "finder.search.columns.compiled",
    "flask": "finder.web",
    "werkzeug": "finder.web",
    "requests": "importers.fetch",
    "icalendar": ("finder.ical", "importers.formats.icalendar"),
    "tzfpy": "importers.clean.zones",
    "nh3": "importers.clean.text",
    "ahocorasick": "importers.clean.signs",
    "phonenumbers": ("importers.clean.phones", "finder.web.dialling"),  # reads; groups digits
    "geopy": ("finder.search.places", "importers.geocode"),  # how far; and where, if one is set up
    "granian": "finder.serving",
    "segno": "finder.web.qr",
    "babel": "finder.languages",
    "openpyxl": "importers.clean.workbook",
}
FORMATS_MAY = ("finder.model", "finder.register", "importers.clean", "importers.formats")
CLEAN_MAY = (
    "finder.model",
    "finder.record",
    "finder.errors",
    "finder.register",
    "finder.schedule",
    "importers.clean",
)


def module_name(path: Path) -> str:
    parts = path.relative_to(PROJECT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    package = module_name(path).split(".")
    if path.name != "__init__.py":
        package = package[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            found |= {f"{stem}.{alias.name}" for alias in node.names} | {stem}
    return found


def within(name: str, places: tuple[str, ...] | str) -> bool:
    places = (places,) if isinstance(places, str) else places
    return any(name == place or name.startswith(place + ".") for place in places)


def group_of(name: str) -> int | None:
    if name in ("finder", "finder.create_app"):
        return len(GROUPS) - 1
    if within(name, ("finder.serving", "finder.memory")):
        return len(GROUPS) - 1
    for number, group in enumerate(GROUPS[:-1]):
        if within(name, group):
            return number
    return None


MODULES = {
    module_name(path): path
    for top in ("finder", "importers")
    for path in sorted((PROJECT / top).rglob("*.py"))
}
# The command line wires everything together; nothing imports it.
COMMANDS = ("finder.__main__", "finder.commands", "importers.commands", "finder.languages.extract")


@pytest.mark.parametrize("name", [n for n in MODULES if within(n, "finder")])
def test_finder_knows_no_format(name: str) -> None:
    if name != "finder.__main__":
        assert not [found for found in imports_of(MODULES[name]) if within(found, "importers")]


@pytest.mark.parametrize(
    "name", [n for n in MODULES if within(n, "finder") and not within(n, COMMANDS)]
)
def test_imports_point_one_way(name: str) -> None:
    own = group_of(name)
    assert own is not None, f"{name} has no place in the layers: add it to GROUPS"
    for found in imports_of(MODULES[name]):
        other = group_of(found) if within(found, "finder") and found != "finder" else None
        assert other is None or other <= own, f"{name} may not import {found}"


@pytest.mark.parametrize("name", [n for n in MODULES if within(n, "importers.formats")])
def test_a_format_touches_no_other_part(name: str) -> None:
    for found in imports_of(MODULES[name]):
        if within(found, ("finder", "importers")) and found not in ("finder", "importers"):
            contract = within(found, "importers") and found.count(".") == 1
            assert contract or within(found, FORMATS_MAY), f"{name} may not import {found}"


@pytest.mark.parametrize("name", [n for n in MODULES if within(n, "importers.clean")])
def test_cleaning_knows_only_the_model(name: str) -> None:
    for found in imports_of(MODULES[name]):
        if within(found, ("finder", "importers")) and found not in ("finder", "importers"):
            contract = within(found, "importers") and found.count(".") == 1
            assert contract or within(found, CLEAN_MAY), f"{name} may not import {found}"


@pytest.mark.parametrize("name", [n for n in MODULES if not within(n, COMMANDS)])
def test_only_sync_touches_the_catalogue_and_the_snapshot(name: str) -> None:
    if within(name, "importers") and not within(name, "importers.sync"):
        for found in imports_of(MODULES[name]):
            assert not within(found, ("finder.catalogue", "finder.snapshot")), f"{name}: {found}"


@pytest.mark.parametrize("name", list(MODULES))
def test_each_library_has_one_home(name: str) -> None:
    for found in imports_of(MODULES[name]):
        home = ONLY.get(found.split(".")[0])
        if home and not (name == "finder" and home == "finder.web"):
            assert within(name, home), f"{name} imports {found}; its home is {home}"


def test_nothing_imports_the_command_line() -> None:
    for name, path in MODULES.items():
        if not within(name, COMMANDS):
            assert not [found for found in imports_of(path) if within(found, COMMANDS)], name
