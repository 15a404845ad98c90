"""Documents arranged by a bank's own templates, which run in a sandbox."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import attrs

from loancomplaint.documents import Document
from loancomplaint.errors import Fault, InputError
from loancomplaint.renderers import Rendering
from loancomplaint.renderers.bank_templates.check import check, faults
from loancomplaint.renderers.bank_templates.folder import TemplateFolder
from loancomplaint.renderers.bank_templates.sandbox import WORK, Sandbox
from loancomplaint.renderers.page import printed
from loancomplaint.renderers.template import TemplateRenderer

_KEPT: Final = 8
"""Folders whose templates are kept compiled."""


@attrs.frozen(kw_only=True)
class BankRenderer:
    """A format of ours, arranged by a bank's templates.

    Attributes:
        ours: What the format is.

        folder: The bank's templates; none of them has a fault.

        work: What one rendering may cost, in steps and characters together.
    """

    ours: TemplateRenderer
    folder: TemplateFolder
    work: int = WORK

    def __attrs_post_init__(self) -> None:
        _sandbox(self.folder, self.ours.template)

    def render(self, document: Document, locale: str) -> Rendering:
        """Render *document* in *locale*.

        Raises:
            InputError: A template does too much, or prints a text where none can stand; file and line are named.
        """
        filled, misplaced = _sandbox(self.folder, self.ours.template).fill(printed(document, locale), self.work)
        if misplaced:
            raise InputError(misplaced)
        return Rendering(filled.encode(), self.ours.media_type, self.ours.suffix)


@lru_cache(maxsize=_KEPT)
def _sandbox(folder: TemplateFolder, document: str) -> Sandbox:
    if wrong := [Fault(remark.place, remark.message) for remark in faults(check(folder))]:
        raise InputError(wrong)
    return Sandbox(folder, document)
