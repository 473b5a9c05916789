"""Where things lie: defaults, then `settings.toml`, then the FINDER_* variables."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from finder.errors import BadSettings
from finder.settings import Settings, load_settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """`data` holds catalogue and snapshots. `url` is the site's address, without a last slash.

    `demo` is true for the demonstration alone, whose data lie in a folder of their own.
    """

    data: Path
    feeds: Path
    url: str | None = None
    demo: bool = False
    settings: Settings = field(default_factory=Settings)

    @property
    def corrections(self) -> Path:
        """The operator's last word, beside the feeds."""
        return self.feeds.with_name("corrections.toml")

    def for_demo(self, feeds: Path) -> "Config":
        """The demonstration: its feeds, a folder of its own, links made from the request."""
        return replace(self, data=self.data / "demo", feeds=feeds, url=None, demo=True)


def load_config(environ: Mapping[str, str], today: date | None = None) -> Config:
    """Raises BadSettings for a settings file or an address that cannot be used.

    `today` is UTC's, the machine's own unless given.
    """
    data = Path(environ.get("FINDER_DATA") or "instance").absolute()
    feeds = Path(environ.get("FINDER_FEEDS") or data / "feeds.toml").absolute()
    return Config(
        data=data,
        feeds=feeds,
        url=_address(environ.get("FINDER_URL")),
        settings=load_settings(feeds.with_name("settings.toml"), today),
    )


def _address(url: str | None) -> str | None:
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query:
        raise BadSettings(f"FINDER_URL must be an address such as https://example.org, not {url!r}")
    return url.rstrip("/")
