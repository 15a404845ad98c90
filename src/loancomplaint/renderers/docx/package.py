"""The zip around a Word document: the same bytes for the same document, whoever packs it, wherever and when."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

from docx.document import Document

_FIRST: Final = ("[Content_Types].xml", "_rels/.rels")
_NO_DAY: Final = (1980, 1, 1, 0, 0, 0)


def packed(document: Document) -> bytes:
    """The document as a file."""
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as parts:
        return zipped({name: parts.read(name) for name in parts.namelist()})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip of *parts*, stored and of no day: compressors differ from version to version, clocks always."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name in sorted(parts, key=lambda name: (name not in _FIRST, name)):
            entry = zipfile.ZipInfo(name, _NO_DAY)
            entry.create_system = 0  # else the zip says on which kind of machine it was made
            archive.writestr(entry, parts[name])
    return written.getvalue()
