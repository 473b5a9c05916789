"""Answers that are too much: endless, of a false length, or blown up when they are unpacked."""

import gzip
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from http.server import BaseHTTPRequestHandler
from itertools import repeat

from tests.fetch.site import Answer, answer

MEGABYTE = 1_000_000
_UNPACKED = 200  # MB
_PIECE = b"0" * 65_536


def raw(head: str, pieces: Iterable[bytes] = ()) -> Answer:
    """Every byte of the answer as it is said here; stops when nobody listens."""

    def send(request: BaseHTTPRequestHandler) -> None:
        request.close_connection = True
        with suppress(OSError):
            request.wfile.write(head.replace("\n", "\r\n").encode("latin-1"))
            for piece in pieces:
                request.wfile.write(piece)

    return send


def endless(piece: bytes = _PIECE) -> Iterator[bytes]:
    return repeat(piece)


def chunk(piece: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(piece), piece)


@cache
def bomb(bits: int) -> bytes:
    """200 MB of zeros: `bits` 31 is gzip, 15 zlib, -15 neither's head."""
    made = zlib.compressobj(1, zlib.DEFLATED, bits)
    zeros = bytes(MEGABYTE)
    return b"".join(made.compress(zeros) for _ in range(_UNPACKED)) + made.flush()


def zstandard_bomb() -> bytes:
    """A frame of blocks that each say: one byte, 128 KiB times (RFC 8878, 3.1.1)."""
    size = 128 * 1024
    block = ((size << 3) | (1 << 1)).to_bytes(3, "little") + b"0"
    last = ((size << 3) | (1 << 1) | 1).to_bytes(3, "little") + b"0"
    return b"\x28\xb5\x2f\xfd\x00\x38" + block * 1_600 + last


def packed(body: bytes, coding: str, status: int = 200, **headers: str) -> Answer:
    return answer(body, status, Content_Encoding=coding, **headers)


def sizes() -> Mapping[str, Answer]:
    """S6, but for what drips."""
    ok = "HTTP/1.1 200 OK\n"
    return {
        "announced": raw(f"{ok}Content-Length: 1000000000\n\n", endless()),
        "no-length": raw(f"{ok}Connection: close\n\n", endless()),
        "old-protocol": raw("HTTP/1.0 200 OK\n\n", endless()),
        "endless-chunks": raw(f"{ok}Transfer-Encoding: chunked\n\n", endless(chunk(_PIECE))),
        "one-huge-chunk": raw(f"{ok}Transfer-Encoding: chunked\n\n40000000\n", endless()),
        "short-length": raw(f"{ok}Content-Length: 10\n\n", repeat(_PIECE, 1_000)),
        "long-length": raw(f"{ok}Content-Length: 1000\n\n", [b"[]"]),
        "negative-length": raw(f"{ok}Content-Length: -5\n\n", endless()),
        "worded-length": raw(f"{ok}Content-Length: lots\n\n", endless()),
        "two-lengths": raw(f"{ok}Content-Length: 5\nContent-Length: 6\n\n", endless()),
        "length-and-chunks": raw(
            f"{ok}Content-Length: 5\nTransfer-Encoding: chunked\n\n", endless(chunk(_PIECE))
        ),
        "chunk-of-words": raw(f"{ok}Transfer-Encoding: chunked\n\nxyz\n", endless()),
        "negative-chunk": raw(f"{ok}Transfer-Encoding: chunked\n\n-5\n", endless()),
        "endless-chunk-line": raw(f"{ok}Transfer-Encoding: chunked\n\n5;", endless()),
        "endless-header": raw(f"{ok}X-Long: ", endless()),
        "endless-headers": raw(ok, endless(b"X-Many: 1\r\n" * 99)),
        "endless-status": raw("HTTP/1.1 200 ", endless()),
        "endless-not-found": raw("HTTP/1.1 404 No\n\n", endless()),
        "endless-trouble": raw("HTTP/1.1 503 No\n\n", endless()),
        "endless-redirect": raw("HTTP/1.1 302 No\nLocation: /good\n\n", endless()),
        "endless-not-modified": raw("HTTP/1.1 304 No\n\n", endless()),
    }  # fmt: skip


def bombs() -> Mapping[str, Answer]:
    """S7."""
    zipped = bomb(31)
    return {
        "gzip": packed(zipped, "gzip"),
        "gzip-in-capitals": packed(zipped, "GZIP"),
        "x-gzip": packed(zipped, "x-gzip"),
        "gzip-in-members": packed(gzip.compress(bytes(MEGABYTE)) * 200, "gzip"),
        "gzip-in-chunks": raw(
            "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nContent-Encoding: gzip\n\n",
            [chunk(zipped), b"0\r\n\r\n"],
        ),
        "gzip-for-ever": raw(
            "HTTP/1.1 200 OK\nContent-Encoding: gzip\n\n", endless(gzip.compress(bytes(MEGABYTE)))
        ),
        "zlib": packed(bomb(15), "deflate"),
        "deflate": packed(bomb(-15), "deflate"),
        "brotli": packed(bomb(31), "br"),
        "zstandard": packed(zstandard_bomb(), "zstd"),
        "twice": packed(gzip.compress(zipped), "gzip, gzip"),
        "twice-in-two-lines": raw(
            "HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Encoding: gzip\n\n",
            [gzip.compress(zipped)],
        ),
        "twice-said-once": packed(gzip.compress(zipped), "gzip"),
        "two-kinds": packed(gzip.compress(bomb(15)), "deflate, gzip"),
        "in-a-redirect": packed(zipped, "gzip", 302, Location="/good"),
        "in-a-redirect-for-good": packed(bomb(15), "deflate", 308, Location="/good"),
        "in-trouble": packed(zipped, "gzip", 503),
        "in-not-found": packed(zipped, "gzip", 404),
        "cut": packed(zipped[:-1_000], "gzip"),
    }
