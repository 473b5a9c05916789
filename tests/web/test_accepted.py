"""What a browser says it takes."""

import pytest
from werkzeug.datastructures import Accept, LanguageAccept
from werkzeug.http import parse_accept_header

from finder.web import accepted

HEADERS = ("", "es-MX,es;q=0.9,en-IE;q=0.5", "-;q=x, de_AT", "*;q=0.5", "gzip;q=0, *", ",;=q\t")


@pytest.mark.parametrize("header", [*HEADERS, "en-" * 200, "gzip" + ", br" * 100])
def test_headers_mean_what_werkzeug_reads_in_them(header: str) -> None:
    for _ in range(2):  # the second time it is known
        assert accepted.languages(header) == tuple(parse_accept_header(header, LanguageAccept))
        assert accepted.gzip(header) == (parse_accept_header(header, Accept)["gzip"] > 0)


def test_long_headers_are_not_kept() -> None:
    accepted._languages.cache_clear()
    accepted.languages("en," * 100)
    assert accepted._languages.cache_info().currsize == 0
