"""DOCX for a desk that edits, signs and files: real styles and headings, and nothing that is fetched or computed.

The only fields are the numbers of the pages at the foot of our own paper.
"""

from __future__ import annotations

from typing import Final

import attrs

from loancomplaint.documents import Document
from loancomplaint.renderers import Rendering
from loancomplaint.renderers.docx.body import Body
from loancomplaint.renderers.docx.package import packed
from loancomplaint.renderers.docx.paper import blank, describe, fill_margins
from loancomplaint.renderers.page import printed

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@attrs.frozen
class DocxRenderer:
    """Sets a page as a Word document on our own paper."""

    def render(self, document: Document, locale: str) -> Rendering:
        """Render *document* in *locale*.

        Raises:
            UnknownNameError: No words ship in that language.
        """
        page = printed(document, locale)
        paper, body = blank(), Body(page)
        head = (body.head(page.head),) if page.head else ()
        paper.element.body[:0] = [body.title(), *head, *body.text()]
        fill_margins(paper, page)
        describe(paper, page, document.date)
        return Rendering(packed(paper), MEDIA_TYPE, ".docx")


RENDERER = DocxRenderer()
