"""A small stand-in for a Nominatim server on loopback, and a clock that nobody waits for."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from importers.geocode import Server

AGENT = "OpenChair/0.1 (operator@example.org)"


def house(latitude: float = 39.8, longitude: float = -89.65, **changes: Any) -> dict[str, Any]:
    """What Nominatim says of a house."""
    values = {
        "lat": str(latitude),
        "lon": str(longitude),
        "class": "place",
        "type": "house",
        "place_rank": 30,
        "addresstype": "place",
        "display_name": "1, Main Street, Springfield",
    }
    return {**values, **changes}


@dataclass(slots=True, kw_only=True)
class StandIn:
    """`answers` by address, else `answer`; `asked` are the questions as they came."""

    url: str = ""
    answer: Any = field(default_factory=lambda: [house()])
    answers: dict[str, Any] = field(default_factory=dict)
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], dict[str, str]]] = field(default_factory=list)

    @property
    def addresses(self) -> list[str]:
        return [question["q"] for _, question, _ in self.asked]


@dataclass(slots=True)
class Clock:
    """Seconds that pass only where someone sleeps, and those when a question was asked."""

    now: float = 100.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    told = StandIn()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            question = {name: value for name, (value,) in parse_qs(parts.query).items()}
            told.asked.append((parts.path, question, dict(self.headers)))
            answer = told.answers.get(question.get("q", ""), told.answer)
            body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            self.send_response(told.status)
            for name, value in told.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        told.url = f"http://127.0.0.1:{server.server_port}/nominatim"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield told
        server.shutdown()
        thread.join()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server(stand_in: StandIn, clock: Clock) -> Server:
    return Server(url=stand_in.url, agent=AGENT, clock=clock, sleep=clock.sleep)
