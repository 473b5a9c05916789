"""`feeds.toml` is read exactly, and a mistake in it is named."""

import tomllib
from pathlib import Path

import pytest

from finder.errors import BadSettings
from importers.feed_entries import add_feed, remove_feed
from importers.feeds import DEMO_FOLDER, read_feeds

FULL = """
# ours
[aa-sanjose]
title = "AA Santa Clara County"
url = "https://example.org/meetings.json"
format = "meeting_guide"
fellowship = "aa"
timezone = "America/Los_Angeles"
website = "https://example.org"
helpline = "+15555550100"
contact = "office@example.org"
corrections_url = "https://example.org/report"
official_finder = "https://example.org/find"
license = "CC BY 4.0"
permission = {who = "the web committee", when = 2026-11-01, link = "https://example.org/yes"}
enabled = false
interval = 60
publish = false
join_details = "public"
contacts = "public"
region = "California"
private = true
guard = {fall = 0.2, few = 10}

[uk-list]
url = ["one.csv", "sub/two.csv"]
columns = {name = "Titel"}
[uk-list.fellowship]
"Alcoholics" = "aa"
"Narcotics" = "na"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "feeds.toml"
    path.write_text(text)
    return path


def test_every_key_is_read(tmp_path: Path) -> None:
    feed = read_feeds(written(tmp_path, FULL))["aa-sanjose"]
    assert feed.urls == ("https://example.org/meetings.json",)
    assert (feed.enabled, feed.publish, feed.private) == (False, False, True)
    assert feed.guard == {"fall": 0.2, "few": 10}
    assert (feed.join_details, feed.contacts, feed.interval) == (True, True, 60)
    assert feed.permission == "the web committee, 2026-11-01, https://example.org/yes"
    assert (feed.format, feed.fellowship, feed.timezone) == (
        "meeting_guide",
        "aa",
        "America/Los_Angeles",
    )


def test_a_mixed_list_maps_its_own_words(tmp_path: Path) -> None:
    feed = read_feeds(written(tmp_path, FULL))["uk-list"]
    assert feed.fellowship is None
    assert feed.fellowships == {"Alcoholics": "aa", "Narcotics": "na"}
    assert feed.columns == {"name": "Titel"}


def test_paths_lie_beside_the_file(tmp_path: Path) -> None:
    feed = read_feeds(written(tmp_path, FULL))["uk-list"]
    assert feed.urls == (str(tmp_path / "one.csv"), str(tmp_path / "sub" / "two.csv"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[aa]\nurl = "x"\nfelowship = "aa"', "did you mean “fellowship”"),
        ('[aa]\nurl = "x"\nzzz = 1', "unknown key “zzz”; known are title"),
        ('[AA]\nurl = "x"', "no feed key"),
        ('[aa_one]\nurl = "x"', "no feed key"),
        ('[aa--one]\nurl = "x"', "no feed key"),
        ('["aa one"]\nurl = "x"', "no feed key"),
        ('["ä"]\nurl = "x"', "no feed key"),
        ('aa = "x"', "must be a table"),
        ('[aa]\ntitle = "x"', "needs a url"),
        ("[aa]\nurl = []", "“url” is empty"),
        ("[aa]\nurl = 5", "“url” must be a text"),
        ('[aa]\nurl = "ftp://example.org/x"', "neither http"),
        ('[aa]\nurl = "x"\nformat = "exel"', "“format” must be one of"),
        ('[aa]\nurl = "x"\nfellowship = "aaa"', "“fellowship” must be one of"),
        ('[aa]\nurl = "x"\nfellowship = {X = "aaa"}', "“fellowship.X” must be one of"),
        ('[aa]\nurl = "x"\ntimezone = "PST"', "“timezone” must be an IANA name"),
        ('[aa]\nurl = "x"\nenabled = "no"', "“enabled” must be true or false"),
        ('[aa]\nurl = "x"\ninterval = 1', "“interval” must be a number of minutes"),
        ('[aa]\nurl = "x"\nguard = {fall = 2}', "“guard.fall” must be a number from 0 to 1"),
        ('[aa]\nurl = "x"\nguard = {fall = nan}', "“guard.fall” must be a number from 0 to 1"),
        ('[aa]\nurl = "x"\nguard = {drop = 0.2}', "drop"),
        ('[aa]\nurl = "x"\nguard = true', "“guard” must be a table"),
        ('[aa]\nurl = "x"\ninterval = true', "“interval” must be a number of minutes"),
        ('[aa]\nurl = "x"\njoin_details = true', "“join_details” can only be"),
        ('[aa]\nurl = "x"\ncontacts = "yes"', "“contacts” can only be"),
        ('[aa]\nurl = "x"\nwebsite = "javascript:x"', "“website” must be an http"),
        ('[aa]\nurl = "x"\ncolumns = "x"', "“columns” must be a table"),
        ('[aa]\nurl = "x"\n[aa.columns]\nhidden = "N"', "“hidden” is no field of ours; known are"),
        ('[aa]\nurl = "x"\n[aa.columns]\nNAME = "name"', "the other way round, name = “NAME”"),
        ('[aa]\nurl = "x"\ncolumns = {listed = "A", publish = "B"}', "“listed” twice"),
        ('[aa]\nurl = "x"\npermission = {whom = "x"}', "did you mean “who”"),
        ("[aa", "cannot be read"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(BadSettings, match=says):
        read_feeds(written(tmp_path, text))


def test_a_mistake_names_its_feed(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="feed “aa”"):
        read_feeds(written(tmp_path, '[aa]\nurl = "x"\ntimezone = "PST"'))


def test_no_file_says_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="finder add"):
        read_feeds(tmp_path / "feeds.toml")


def test_what_lies_in_the_demonstration_is_marked_wherever_it_is_named(tmp_path: Path) -> None:
    (name,) = {path.name for path in DEMO_FOLDER.glob("meeting_guide.json")}
    feeds = read_feeds(written(tmp_path, f'[aa]\nurl = "{DEMO_FOLDER / name}"\n[bb]\nurl = "x"'))
    assert [feed.demo for feed in feeds.values()] == [True, False]


def test_the_demonstration_itself_can_be_read() -> None:
    feeds = read_feeds(DEMO_FOLDER / "feeds.toml")
    assert feeds
    assert all(feed.demo for feed in feeds.values())


def test_adding_keeps_what_the_file_says(tmp_path: Path) -> None:
    path = written(tmp_path, FULL)
    add_feed(path, "na-new", {"title": 'The "New" – one', "url": ["a", "b"], "private": True})
    assert path.read_text().startswith(FULL.rstrip())
    assert tomllib.loads(path.read_text())["na-new"] == {
        "title": 'The "New" – one',
        "url": ["a", "b"],
        "private": True,
    }


def test_a_key_is_added_once(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="already"):
        add_feed(written(tmp_path, FULL), "uk-list", {"url": "x"})


@pytest.mark.parametrize(("key", "left"), [("aa-sanjose", "uk-list"), ("uk-list", "aa-sanjose")])
def test_removing_takes_one_out_and_leaves_the_rest(tmp_path: Path, key: str, left: str) -> None:
    path = written(tmp_path, FULL)
    before = read_feeds(path)[left]
    remove_feed(path, key)
    assert read_feeds(path) == {left: before}
    assert "# ours" in path.read_text()


def test_a_file_written_in_another_way_is_left_alone(tmp_path: Path) -> None:
    path = written(tmp_path, 'aa = {url = "x"}\n')
    with pytest.raises(BadSettings, match="by hand"):
        remove_feed(path, "aa")
    assert list(read_feeds(path)) == ["aa"]


def test_removing_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="no feed “never”"):
        remove_feed(written(tmp_path, FULL), "never")


@pytest.mark.parametrize("ending", ["", "/", "/?"])
def test_a_bmlt_servers_bare_address_is_asked_for_its_meetings(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "feeds.toml"
    bare = "https://example.org/main_server/client_interface/json"
    path.write_text(f'[na-one]\nurl = "{bare}{ending}"\n', encoding="utf-8")
    assert read_feeds(path)["na-one"].urls == (f"{bare}/?switcher=GetSearchResults",)
