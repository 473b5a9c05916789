"""An address as a QR code, made here: no one else learns it."""

from io import BytesIO

import segno

LONGEST = 1_000  # characters: denser codes are not read off a screen


def qr(url: str) -> str | None:
    """A `data:` address of the code as SVG, dark on white in both themes; None if too long."""
    if len(url) > LONGEST:
        return None
    made = segno.make(url, error="l", micro=False)
    return str(made.svg_data_uri(scale=4, border=4, dark="#000", light="#fff", xmldecl=False))


def svg(url: str) -> bytes:
    """The code as an SVG file; raises `segno.DataOverflowError` for what no code can hold."""
    drawn = BytesIO()
    made = segno.make(url, error="l", micro=False)
    made.save(drawn, kind="svg", scale=4, border=4, dark="#000", light="#fff")
    return drawn.getvalue()
