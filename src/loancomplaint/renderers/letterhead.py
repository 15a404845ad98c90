"""A bank's own letterhead: a Word file with names in double braces, and ``{{ body }}`` where the text goes.

Everything that a letterhead could do wrong is found when it is read, before any case is rendered.
"""

from __future__ import annotations

from pathlib import Path

import attrs

from loancomplaint import files
from loancomplaint.documents import Document
from loancomplaint.errors import MissingExtra
from loancomplaint.renderers import Renderer, Rendering


def _on(template: bytes | Path) -> Renderer:
    try:
        from loancomplaint.renderers.docx.filling import LetterheadRenderer
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("loancomplaint"):
            raise
        raise MissingExtra("a letterhead", "docx") from missing
    return LetterheadRenderer(template if isinstance(template, bytes) else files.read(template))


@attrs.frozen(eq=False)
class Letterhead:
    """A renderer that sets a page as a Word document on a bank's own paper.

    Its tags are ``{{ name }}`` and ``{% if name %}…{% endif %}``, within one paragraph, in the text, the headers and
    the footers. The names: ``title reference secrecy_grade date addressee through author reviewer approver``, and
    ``body``, which stands once, alone in a paragraph of the text. What the letterhead does not name of the title and
    the lines under it stays in the body. A name that a document has no value for is empty.

    Args:
        template: The file, or its bytes.

    Raises:
        InputError: It is no Word document, or holds what a letterhead may not; every fault is listed.

        MissingExtra: The extra ``docx`` is not installed.

        OSError: The file cannot be read.
    """

    _renderer: Renderer = attrs.field(alias="template", converter=_on, repr=False)

    def render(self, document: Document, locale: str) -> Rendering:
        """Render *document* in *locale*.

        Raises:
            UnknownNameError: No words ship in that language.
        """
        return self._renderer.render(document, locale)
