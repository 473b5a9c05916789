from pathlib import Path

import pytest

from finder.errors import BadSettings
from finder.languages import complete
from finder.settings import load_settings


def settings(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_all_complete_languages_are_spoken_where_none_is_named(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml").languages == complete() == ("en", "es")


def test_the_operator_s_languages_are_spoken_in_their_order(tmp_path: Path) -> None:
    assert load_settings(settings(tmp_path, 'languages = ["es", "en"]')).languages == ("es", "en")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('languages = ["tlh"]', "“tlh” is not known; there are en, es"),
        ('languages = ["en-XA"]', "“en-XA” is not known"),
        ("languages = []", "names none; there are en, es"),
        ("[reviewed.fr]\naccess = 2027-01-31", "“fr” is not known; there are en, es"),
        (
            "[reviewed.es]\nacces = 2027-01-31",
            "“acces” is not known; there are access, children",
        ),
        ("[reviewed.es]\naccess = true", "“reviewed.es.access” must be a date"),
        ("reviewed = 1", "“reviewed” must be tables such as [reviewed.es]"),
        ("[reviewed]\nes = 1", "“reviewed.es” must be a table such as access = 2026-11-20"),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadSettings) as refused:
        load_settings(settings(tmp_path, text))
    assert said in str(refused.value)


def test_the_areas_that_a_person_has_read_are_known_by_language(tmp_path: Path) -> None:
    text = "[reviewed.es]\naccess = 2026-11-19\nfirst_visit = 2026-11-20"
    read = load_settings(settings(tmp_path, text)).reviewed
    assert read == {"es": ("access", "first_visit")}
