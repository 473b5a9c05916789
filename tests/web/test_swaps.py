"""Readers while snapshots are swapped: no error, and each answer from exactly one of them (F15)."""

import gc
import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from threading import Condition, Event, Semaphore
from weakref import ref

import pytest
from flask import Flask

from finder import create_app
from finder.config import Config
from finder.model import Meeting, Venue
from finder.snapshot import Reader, build, publish
from tests.made import NOW, TODAY, contents, meeting
from tests.serving import served

EACH = 12  # meetings a snapshot
ADDRESSES = ("/meetings.json?per_page=100", "/meetings.json?q=meeting&day=mon", "/meetings.csv")
SERIES = [
    pytest.param(6, 5, id="tenth"),
    pytest.param(64, 50, id="whole", marks=pytest.mark.full),
]


def numbered(number: int) -> list[Meeting]:
    """Their names, places and notes all bear the snapshot's number."""
    mark = f"Q{number}Q"
    venue = Venue(street=f"{mark} Street", locality="Town", country="GB")
    return [
        replace(meeting(f"{n}"), name=f"Meeting {mark}", notes=f"Of {mark}", venue=venue)
        for n in range(EACH)
    ]


def published(data: Path, numbers: Iterator[int]) -> tuple[str, str]:
    """The new snapshot's name, and the number its meetings bear."""
    number = next(numbers)
    name = build(data, contents(numbered(number)))
    publish(data, name)
    return name, f"{number}"


def borne(text: str) -> tuple[str | None, frozenset[str]]:
    """The snapshot an answer says it is of, if it says so, and the numbers in it."""
    name = json.loads(text)["snapshot"] if text.startswith("{") else None
    plain = re.sub(r'nonce="[^"]*"', "", text)  # drawn by lot: it may hold such a number too
    return name, frozenset(re.findall(r"Q([0-9]+)Q", plain))


@pytest.mark.parametrize(("readers", "swaps"), SERIES)
def test_every_answer_is_of_one_snapshot(
    site: Flask, tmp_path: Path, readers: int, swaps: int
) -> None:
    gazetteer = site.extensions["finder"].config.data / "gazetteer"
    (tmp_path / "gazetteer").symlink_to(gazetteer)  # compiled once for all sites
    numbers, seconds, over, answered = count(1), count(), Event(), Semaphore(0)
    known = dict([published(tmp_path, numbers)])
    reader = Reader(tmp_path, clock=lambda: float(next(seconds)), today=lambda: TODAY)
    config = Config(data=tmp_path, feeds=tmp_path / "feeds.toml")
    app = create_app(config, now=lambda: NOW, reader=reader)

    def read(number: int) -> list[tuple[int, str]]:
        client, found = app.test_client(), []
        while not (over.is_set() and len(found) >= len(ADDRESSES)):
            answer = client.get(ADDRESSES[(number + len(found)) % len(ADDRESSES)])
            found.append((answer.status_code, answer.text))
            answered.release()
        return found

    def swapped() -> tuple[str, str]:
        """While answers are being made: some come between any two swaps."""
        for _ in range(max(3, readers // 4)):
            assert answered.acquire(timeout=60)
        return published(tmp_path, numbers)

    with ThreadPoolExecutor(readers) as pool:
        running = [pool.submit(read, number) for number in range(readers)]
        try:
            known.update(swapped() for _ in range(swaps))
        finally:
            over.set()
        answers = [answer for item in running for answer in item.result()]
    assert {status for status, _ in answers} == {200}
    served = set()
    for name, found in {borne(text) for text in {text for _, text in answers}}:
        assert len(found) == 1
        assert name is None or {known[name]} == found
        served |= found
    assert len(served) > swaps / 2


SERVED = [
    pytest.param(8, 5, id="tenth"),
    pytest.param(64, 50, id="whole", marks=pytest.mark.full),
]
SERVED_ADDRESSES = ("/meetings.json?per_page=100", "/meetings", "/meetings.json?day=mon")


@pytest.mark.parametrize(("readers", "swaps"), SERVED)
def test_the_server_answers_on_while_snapshots_are_swapped(
    tmp_path: Path, readers: int, swaps: int
) -> None:
    numbers, over, seen = count(1), Event(), Condition()
    known, served_numbers = dict([published(tmp_path, numbers)]), set[str]()

    def read(port: int, number: int) -> set[tuple[int, str | None, frozenset[str]]]:
        connection, found = HTTPConnection("127.0.0.1", port, timeout=60), set()
        while not over.is_set():
            connection.request("GET", SERVED_ADDRESSES[number % len(SERVED_ADDRESSES)])
            answer = connection.getresponse()
            name, borne_numbers = borne(answer.read().decode())
            found.add((answer.status, name, borne_numbers))
            with seen:
                served_numbers.update(borne_numbers)
                seen.notify()
        connection.close()
        return found

    def swapped() -> tuple[str, str]:
        """Once the last one is being served."""
        name, number = published(tmp_path, numbers)
        with seen:
            assert seen.wait_for(lambda: number in served_numbers, timeout=60)
        return name, number

    with served(tmp_path, tmp_path, workers=2) as server, ThreadPoolExecutor(readers) as pool:
        running = [pool.submit(read, server.port, number) for number in range(readers)]
        try:
            known.update(swapped() for _ in range(swaps))
        finally:
            over.set()
        answers = set().union(*(item.result() for item in running))
    assert {status for status, _, _ in answers} == {200}
    for _, name, found in answers:
        assert len(found) == 1
        assert name is None or {known[name]} == found
    assert len(served_numbers) == swaps + 1


def test_one_that_was_swapped_out_is_let_go(tmp_path: Path) -> None:
    numbers, seconds = count(1), count()
    published(tmp_path, numbers)
    reader = Reader(tmp_path, clock=lambda: float(next(seconds)), today=lambda: TODAY)
    config = Config(data=tmp_path, feeds=tmp_path / "feeds.toml")
    client = create_app(config, now=lambda: NOW, reader=reader).test_client()
    held = ref(reader.snapshot())
    published(tmp_path, numbers)
    for address in (*SERVED_ADDRESSES, *SERVED_ADDRESSES):
        assert client.get(address).status_code == 200
    gc.collect()
    assert held() is None
