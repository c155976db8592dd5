"""Digital signatures of a PDF: who signed, when, whether the signed bytes are intact (pyHanko; ETSI EN 319 142, PAdES).

The certificate itself is never checked: that needs the issuers' lists over a network. The file is only read.
"""

from __future__ import annotations

import io
import logging
from pathlib import Path
from typing import Any

from grammar.normalise import readable
from schemas.document import Signature

_MAX = 50
_HEADER_WITHIN = 1024


def signatures(path: Path) -> tuple[Signature, ...]:
    """The signatures of a PDF that has some; one that can't be taken apart is listed with unknown fields."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        data = path.read_bytes()
    except OSError:  # the file went away since its text was read
        return (Signature(None, None, None, None, None),)
    start = max(0, data.find(b"%PDF-", 0, _HEADER_WITHIN))
    with _silence():
        try:
            # some offices' software puts bytes before the header; the signed ranges count from the header on
            reader = PdfFileReader(io.BytesIO(data[start:]), strict=False)
            embedded = list(reader.embedded_signatures)[:_MAX]
        except (
            PdfError,
            AssertionError,
            ValueError,
            KeyError,
            TypeError,
            AttributeError,
            IndexError,
            RecursionError,
            OSError,
        ):
            return (Signature(None, None, None, None, None),)
        return tuple(_signature(item, last=index == len(embedded) - 1) for index, item in enumerate(embedded))


def _signature(item: Any, last: bool) -> Signature:
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko_certvalidator import ValidationContext
    from pyhanko_certvalidator.errors import PathError, ValidationError

    broken = (
        PdfError, AssertionError, SigningError, SignatureValidationError, PathError, ValidationError,
        ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, NotImplementedError, OSError,
    )  # fmt: skip
    names: dict[str, Any] = {}
    when = intact = changed = None
    try:
        names = dict(item.signer_cert.subject.native)
        stamp = item.self_reported_timestamp
        when = stamp.isoformat() if stamp else None
        context = ValidationContext(allow_fetching=False, trust_roots=[])
        # what came between two signatures was in front of the second signer: only what came after the last one is compared
        status = validate_pdf_signature(item, context, skip_diff=not last)
        intact = bool(status.intact and status.valid)
        if last:
            level = status.modification_level
            changed = level is None or level.value > ModificationLevel.FORM_FILLING.value
    except broken as problem:
        logging.getLogger(__name__).debug("signature %s: %s", item.field_name, problem)
    return Signature(_name(names, "common_name"), _name(names, "organization_name"), when, intact, changed)


def _name(names: dict[str, Any], key: str) -> str | None:
    value = names.get(key)
    value = value[-1] if isinstance(value, list) and value else value
    return readable(str(value)).strip() or None if value else None


class _silence:
    """pyHanko tells of every certificate that it can't trace; here none can be."""

    def __enter__(self) -> None:
        self._loggers = [logging.getLogger(name) for name in ("pyhanko", "pyhanko_certvalidator")]
        self._levels = [logger.level for logger in self._loggers]
        for logger in self._loggers:
            logger.setLevel(logging.CRITICAL + 1)

    def __exit__(self, *_: object) -> None:
        for logger, level in zip(self._loggers, self._levels, strict=True):
            logger.setLevel(level)
