import json

import pytest

from finder.errors import NotAListing
from importers.clean import json_text

ROWS = [{"name": "Grüße"}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_a_payload_is_read_in_every_unicode_encoding(encoding):
    assert json_text.load(json.dumps(ROWS, ensure_ascii=False).encode(encoding)) == ROWS


def test_a_payload_in_the_windows_encoding_is_read():
    assert json_text.load('[{"name": "Grüße"}]'.encode("cp1252")) == ROWS


def test_a_raw_line_break_in_a_text_is_kept():
    assert json_text.load(b'["a\nb"]') == ["a\nb"]


def test_the_last_of_two_equal_names_wins():
    assert json_text.load(b'{"day": 1, "day": 2}') == {"day": 2}


def test_a_lone_surrogate_is_no_reason_to_refuse():
    assert json_text.load(b'["\\ud800"]') == ["\ud800"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf  \n", "empty"),
        (b"[1,\n2,", "line 2"),
        (b'{"a" 1}', "column 6"),
        (b"[NaN]", "NaN"),
        (b"[-Infinity]", "-Infinity"),
        (b"[1e999]", "too large"),
        (b"[" + b"9" * 5000 + b"]", "too many digits"),
        (b"[" * 100_000, "too deeply"),
        (b"<html></html>", "line 1"),
    ],
)
def test_what_is_broken_is_said_in_plain_words(body, words):
    with pytest.raises(NotAListing, match=words):
        json_text.load(body)


def test_a_payload_over_the_cap_is_refused(monkeypatch):
    monkeypatch.setattr(json_text, "MAX_BYTES", 5)
    with pytest.raises(NotAListing, match="larger than"):
        json_text.load(b'["123456"]')
