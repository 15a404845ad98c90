"""How a document looks: a report or a notice and a language in, bytes out.

Renderers of strangers join by the entry-point group ``loancomplaint.renderers``, each under the name of its format.
They change how a document looks, never what it says; `loancomplaint.testing.contracts` proves it.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Final, Protocol, runtime_checkable

import attrs

from loancomplaint.documents import Document
from loancomplaint.errors import MissingExtra, UnknownNameError
from loancomplaint.files import replace

_SHIPPED: Final = {
    "txt": "loancomplaint.renderers.text",
    "md": "loancomplaint.renderers.markdown",
    "html": "loancomplaint.renderers.html",
    "json": "loancomplaint.renderers.json",
    "docx": "loancomplaint.renderers.docx",
    "pdf": "loancomplaint.renderers.pdf.paper",
}

_EXTRAS: Final = {"docx": "docx", "pdf": "pdf"}
"""What brings the libraries of a renderer that ships, where the core does not."""

NAMES: Final = tuple(_SHIPPED)
"""The renderers that ship."""

ARRANGED: Final = ("html", "md")
"""The formats that templates arrange, and a bank's templates can arrange anew."""

GROUP: Final = "loancomplaint.renderers"
"""The group of entry points under which renderers of strangers are found."""


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
        """Write it to *path*, whole or not at all, in place of what was there, and return the path."""
        written = Path(path)
        replace(written, self.content)
        return written


@runtime_checkable
class Renderer(Protocol):
    """What turns a document into bytes; the same document and language give the same bytes."""

    def render(self, document: Document, locale: str) -> Rendering:
        """Render *document* in *locale*.

        Raises:
            UnknownNameError: No words ship in that language.
        """


def get(name: str) -> Renderer:
    """The renderer of that name, loaded when it is asked for: one that ships, else one that is installed.

    Raises:
        UnknownNameError: There is none of that name, or there are two.

        MissingExtra: It ships, and the libraries it needs are not installed.
    """
    return _shipped(name) if name in _SHIPPED else _installed(name)


def _shipped(name: str) -> Renderer:
    try:
        renderer: Renderer = import_module(_SHIPPED[name]).RENDERER
    except ModuleNotFoundError as missing:
        if name not in _EXTRAS or (missing.name or "").startswith("loancomplaint"):
            raise
        raise MissingExtra(f"the renderer {name}", _EXTRAS[name]) from missing
    return renderer


def _installed(name: str) -> Renderer:
    from importlib.metadata import entry_points

    found = tuple(entry_points(group=GROUP, name=name))
    if not found:
        others = sorted(entry_points(group=GROUP).names - _SHIPPED.keys())
        raise UnknownNameError(f"there is no renderer of that name; there are: {', '.join((*NAMES, *others))}")
    if len(found) > 1:
        raise UnknownNameError(f"{len(found)} installed distributions bring a renderer {name}; remove all but one")
    renderer: Renderer = found[0].load()
    return renderer
