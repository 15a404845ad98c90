"""How a document looks: a report or a notice and a language in, bytes out."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol

import attrs

from loancomplaint.documents import Document
from loancomplaint.errors import UnknownNameError

_SHIPPED = {
    "txt": "loancomplaint.renderers.text",
    "md": "loancomplaint.renderers.markdown",
    "html": "loancomplaint.renderers.html",
    "json": "loancomplaint.renderers.json",
}

NAMES = tuple(_SHIPPED)
"""The renderers that ship."""


@attrs.frozen
class Rendering:
    """A document as bytes.

    Attributes:
        content: The whole file.

        media_type: As in a Content-Type header.

        suffix: What its file name ends with: ``.html``.
    """

    content: bytes = attrs.field(repr=lambda content: f"<{len(content)} bytes>")
    media_type: str
    suffix: str

    def save(self, path: str | Path) -> Path:
        """Write it to *path*, over what was there, and return the path."""
        written = Path(path)
        written.write_bytes(self.content)
        return written


class Renderer(Protocol):
    """What turns a document into bytes; the same document and language give the same bytes."""

    def render(self, document: Document, locale: str) -> Rendering:
        """Render *document* in *locale*.

        Raises:
            UnknownNameError: No words ship in that language.
        """


def get(name: str) -> Renderer:
    """The renderer of that name, loaded when it is asked for.

    Raises:
        UnknownNameError: None of that name ships.
    """
    if name not in _SHIPPED:
        raise UnknownNameError(f"no renderer of that name ships; there are: {', '.join(NAMES)}")
    renderer: Renderer = import_module(_SHIPPED[name]).RENDERER
    return renderer
