"""Small PDFs for the tests, drawn with a font of our own choice: bare PDF operators, one line of text at a place."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

Placed = tuple[float, float, str, float]
"""Left and base line (points from the bottom left), text (ASCII), size."""


def write_pdf(
    path: Path, pages: Iterable[list[Placed]], *, rotate: int = 0, extra: str = "", font: str = "Times-Roman"
) -> Path:
    """A PDF with the given texts on its pages (A4); `extra` are further operators on every page."""
    objects: list[bytes] = []

    def add(body: str | bytes) -> int:
        objects.append(body if isinstance(body, bytes) else body.encode("latin-1"))
        return len(objects)

    add("")  # catalogue
    add("")  # pages
    fonts = add(f"<</Type/Font/Subtype/Type1/BaseFont/{font}/Encoding/WinAnsiEncoding>>")
    kids = []
    for texts in pages:
        parts = [extra]
        for left, base, text, size in texts:
            shown = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            parts.append(f"BT /F1 {size} Tf 1 0 0 1 {left} {base} Tm ({shown}) Tj ET")
        stream = "\n".join(parts).encode("cp1252")
        content = add(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        kids.append(
            add(
                f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate {rotate}/Contents {content} 0 R"
                f"/Resources<</Font<</F1 {fonts} 0 R>>>>>>"
            )
        )
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>".encode()
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    path.write_bytes(bytes(out))
    return path
