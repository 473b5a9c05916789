"""A backup: one .tar.gz with the catalogue, feeds, settings, corrections and what calendars were
told, and their checksums.

An archive that is read is as hostile as a feed: only the names below are taken, only as plain
files, up to a size, and only as they were written.
"""

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from finder.errors import BadSettings

CATALOGUE = "catalogue.sqlite"
FILES = ("feeds.toml", "settings.toml", "corrections.toml")
TOLD = "told.json"  # what calendars were told (finder.snapshot.told), where anything was
_ABOUT = "about.json"
_KIND = "Open Chair backup"
_LARGEST = 4_000_000_000
_CHUNK = 1 << 20


def write_archive(path: Path, files: Mapping[str, Path], made: datetime) -> None:
    """The whole archive or nothing, readable by its owner alone. `files` by their name in it."""
    about = {
        "kind": _KIND,
        "made": made.isoformat(),
        "sha256": {name: _digest(file) for name, file in files.items()},
    }
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as target:
        with tarfile.open(fileobj=target, mode="w:gz") as archive:
            _add(archive, _ABOUT, io.BytesIO(json.dumps(about).encode()), made)
            for name, file in files.items():
                with file.open("rb") as content:
                    _add(archive, name, content, made)
        target.flush()
        os.fsync(target.fileno())
    fresh.replace(path)


def read_archive(path: Path, folder: Path) -> datetime:
    """Writes the files into `folder`, which is empty; returns when the backup was made.

    Raises BadSettings for anything but a whole backup.
    """
    try:
        with tarfile.open(path, "r:gz") as archive:
            names = [_take(archive, member, folder) for member in archive]
        return _checked(folder, names)
    except (tarfile.TarError, EOFError, OSError, ValueError, KeyError, TypeError) as error:
        if isinstance(error, FileNotFoundError) and error.filename == str(path):
            raise BadSettings(f"there is no {path}") from error
        raise BadSettings(f"{path.name} is no whole backup: {error}") from error


def _add(archive: tarfile.TarFile, name: str, content: BinaryIO, made: datetime) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = content.seek(0, os.SEEK_END)
    entry.mtime, entry.mode = int(made.timestamp()), 0o600
    content.seek(0)
    archive.addfile(entry, content)


def _take(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> str:
    if member.name not in (_ABOUT, CATALOGUE, TOLD, *FILES) or not member.isreg():
        raise BadSettings(f"the archive holds {member.name!r}, which no backup does")
    target = folder / member.name
    if target.exists() or member.size > _LARGEST:
        raise BadSettings(f"the archive holds {member.name} twice, or too large")
    source = archive.extractfile(member)
    with target.open("xb") as file:
        while source and (chunk := source.read(_CHUNK)):
            file.write(chunk)
    return member.name


def _checked(folder: Path, names: list[str]) -> datetime:
    about: dict[str, Any] = json.loads((folder / _ABOUT).read_bytes())
    held = {name for name in names if name != _ABOUT}
    if about["kind"] != _KIND or set(about["sha256"]) != held or CATALOGUE not in held:
        raise BadSettings("its list of contents is not that of a backup")
    for name in _damaged(folder, about["sha256"]):
        raise BadSettings(f"{name} in the archive is damaged")
    return datetime.fromisoformat(about["made"])


def _damaged(folder: Path, listed: Mapping[str, str]) -> Iterator[str]:
    return (name for name, digest in listed.items() if _digest(folder / name) != digest)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
