"""Where things lie, and what an operator may set."""

from datetime import date
from pathlib import Path

import pytest

from finder.config import load_config
from finder.errors import BadSettings
from finder.settings import Geocoder, Notice, Settings, load_settings
from tests.conftest import PROJECT

FULL = """
name = "Example Recovery"
logo = "logo.svg"
accent = "#1f5f8b"
contact = "office@example.org"
imprint = "Example e.V., Town"
home_place = "Berlin"
country = "DE"
unit = "km"
clock = 24
languages = ["es", "en"]
fellowships = ["aa", "al-anon"]
notice = {text = "Closed on Christmas Day", until = 2026-12-26}
geocoder = {url = "https://geo.example.org/", contact = "office@example.org", limit = 50}
"""


def test_the_defaults_lie_in_instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    config = load_config({})
    assert config.data == tmp_path / "instance"
    assert config.feeds == tmp_path / "instance" / "feeds.toml"
    assert (config.url, config.demo, config.settings) == (None, False, Settings())


def test_the_environment_wins(tmp_path: Path) -> None:
    environ = {
        "FINDER_DATA": str(tmp_path / "data"),
        "FINDER_FEEDS": str(tmp_path / "conf" / "feeds.toml"),
        "FINDER_URL": "https://meetings.example.org/",
    }
    config = load_config(environ)
    assert config.url == "https://meetings.example.org"
    assert config.corrections == tmp_path / "conf" / "corrections.toml"


def test_the_demonstration_has_a_folder_of_its_own(tmp_path: Path) -> None:
    config = load_config({"FINDER_DATA": str(tmp_path), "FINDER_URL": "https://example.org"})
    demo = config.for_demo(tmp_path / "x" / "feeds.toml")
    assert (demo.data, demo.demo, demo.url) == (tmp_path / "demo", True, None)


@pytest.mark.parametrize("url", ["example.org", "javascript:x", "https://", "https://x/?q=1"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(BadSettings, match="FINDER_URL"):
        load_config({"FINDER_URL": url})


def test_every_setting_is_read(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(FULL)
    settings = load_config({"FINDER_DATA": str(tmp_path)}).settings
    assert settings == Settings(
        name="Example Recovery",
        logo="logo.svg",
        accent="#1f5f8b",
        contact="office@example.org",
        imprint="Example e.V., Town",
        home_place="Berlin",
        country="DE",
        unit="km",
        clock=24,
        languages=("es", "en"),
        fellowships=("aa", "al-anon"),
        notice=Notice(text="Closed on Christmas Day", until=date(2026, 12, 26)),
        geocoder=Geocoder(url="https://geo.example.org", contact="office@example.org", limit=50),
    )


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ('"*"', ("*",)),
        ('["*"]', ("*",)),
        ("[]", ()),
        (
            '["https://Example.org/", "https://x.example:8443"]',
            ("https://example.org", "https://x.example:8443"),
        ),
        ('["http://127.0.0.1:8080", "http://[::1]"]', ("http://127.0.0.1:8080", "http://[::1]")),
    ],
)
def test_sites_that_may_show_lists_are_origins(
    tmp_path: Path, text: str, hosts: tuple[str, ...]
) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f"embed = {text}")
    assert load_settings(path).embed == hosts


def test_a_notice_may_be_a_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('notice = "We moved"')
    assert load_settings(path).notice == Notice(text="We moved")


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8080", "http://localhost", "http://10.1.2.3/nominatim"]
)
def test_a_geocoder_of_ones_own_may_do_without_tls(tmp_path: Path, url: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f'[geocoder]\nurl = "{url}"\ncontact = "https://example.org/about"')
    assert load_settings(path).geocoder == Geocoder(url=url, contact="https://example.org/about")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('nmae = "x"', "unknown key “nmae”; did you mean “name”"),
        ("zzz = 1", "known are name, logo"),
        ("name = 5", "“name” must be a text"),
        ('name = " "', "“name” must be a text"),
        ('accent = "red"', "“accent” must look like"),
        ('country = "Germany"', "“country” must be a code of ISO 3166-1 such as US"),
        ('country = "XX"', "“country” must be a code of ISO 3166-1 such as US"),
        ('country = "us"', "“country” must be a code"),
        ("country = 1", "“country” must be a text"),
        ("contact = 5", "“contact” must be an e-mail address"),
        ('contact = "the office"', "“contact” must be an e-mail address"),
        ('contact = "javascript:alert(1)"', "“contact” must be an e-mail address"),
        ('contact = "data:text/html,x@y.org"', "“contact” must be an e-mail address"),
        ('contact = "mailto:javascript:alert(1)"', "“contact” must be an e-mail address"),
        ('contact = "tel:help"', "“contact” must be an e-mail address"),
        ('contact = "https://"', "“contact” must be an e-mail address"),
        ('contact = "https://[x"', "“contact” must be an e-mail address"),
        ('unit = "miles"', "“unit” must look like"),
        ("clock = 13", "“clock” must be 12 or 24"),
        ('languages = "de"', "“languages” must be a list"),
        ('fellowships = ["aaa"]', "“aaa” is no fellowship"),
        ('embed = "https://example.org"', "“embed” must be a list of sites"),
        ('embed = ["example.org"]', "“embed” must name sites"),
        ('embed = ["http://example.org"]', "“embed” must name sites"),
        ('embed = ["https://*.example.org"]', "“embed” must name sites"),
        ('embed = ["https://example.org/page"]', "“embed” must name sites"),
        ('embed = ["https://x.example; script-src *"]', "“embed” must name sites"),
        ('embed = ["https://a:b@x.example"]', "“embed” must name sites"),
        ('embed = ["*", "https://x.example"]', "“embed” must name sites"),
        ("embed = [5]", "“embed” must name sites"),
        ('notice = {txt = "x"}', "did you mean “text”"),
        ('notice = {text = "x", until = "soon"}', "must be a date"),
        ("notice = 5", "“notice” must be a text, or a table"),
        ("name = ", "cannot be read"),
        ('geocoder = "https://example.org"', "“geocoder” must be a table"),
        ('geocoder = {url = "https://example.org"}', "“geocoder.contact” must be a text"),
        ('geocoder = {adress = "x"}', "unknown key “adress”"),
        ("helplines = 3", "“helplines” must be tables"),
        ("[helplines.us-911]\nreviewed = 2027-01-31", "unknown key “us-911”"),
        ("[helplines.us-988]\nreveiwed = 2027-01-31", "did you mean “reviewed”"),
        ('[helplines.us-988]\nreviewed = "today"', "must be a date such as 2026-11-20"),
        ('[helplines.us-988]\nwithdrawn = "yes"', "must be true or false"),
        ("[helplines]\nus-988 = true", "must be a table with reviewed or withdrawn"),
        ('geocoder = {url = "http://example.org", contact = "a@b.org"}', "“geocoder.url” must be"),
        ('geocoder = {url = "ftp://example.org", contact = "a@b.org"}', "“geocoder.url” must be"),
        ('geocoder = {url = "https://a:b@c.org", contact = "a@b.org"}', "“geocoder.url” must be"),
        ('geocoder = {url = "https://c.org/?key=1", contact = "a@b.org"}', "“geocoder.url” must"),
        ('geocoder = {url = "https://[", contact = "a@b.org"}', "“geocoder.url” must be"),
        ('geocoder = {url = "https://c.org", contact = "us"}', "“geocoder.contact” must be"),
        (
            'geocoder = {url = "https://c.org", contact = "a@b\\n.org"}',
            "“geocoder.contact” must be",
        ),
        ('geocoder = {url = "https://c.org", contact = "a@b.org", limit = 0}', "“geocoder.limit”"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text)
    with pytest.raises(BadSettings, match=says):
        load_settings(path)


TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[reviewed.es]\naccess = {day}", "reviewed.es.access"),
        ("[helplines.us-988]\nreviewed = {day}", "helplines.us-988.reviewed"),
    ],
)
def test_a_review_is_of_no_day_to_come(tmp_path: Path, text: str, key: str) -> None:
    path = tmp_path / "settings.toml"
    for day in ("2026-11-22", "2026-11-23"):  # in the east it is tomorrow already
        path.write_text(text.format(day=day))
        assert load_settings(path, TODAY) != Settings()
    path.write_text(text.format(day="2026-11-30"))
    with pytest.raises(BadSettings, match=f"“{key}” is the day .* 2026-11-30 is still to come"):
        load_config({"FINDER_DATA": str(tmp_path)}, TODAY)


def test_the_example_names_no_day_to_come() -> None:
    load_settings(PROJECT / "settings.example.toml", TODAY)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("office@example.org", "office@example.org"),
        (" mailto:office@example.org ", "office@example.org"),
        ("https://example.org/contact?a=1", "https://example.org/contact?a=1"),
        ("tel:+1 555 555 0100", "tel:+1 555 555 0100"),
    ],
)
def test_a_contact_is_written_to_opened_or_called(tmp_path: Path, given: str, kept: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f'contact = "{given}"')
    assert load_settings(path).contact == kept
