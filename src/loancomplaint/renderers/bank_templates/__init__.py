"""A bank's own templates, which arrange a page in HTML or Markdown and are judged before any case is rendered."""

from __future__ import annotations

from pathlib import Path

from loancomplaint import renderers
from loancomplaint.errors import UnknownNameError
from loancomplaint.renderers import ARRANGED, Renderer
from loancomplaint.renderers.bank_templates.bank import BankRenderer
from loancomplaint.renderers.bank_templates.folder import TemplateFolder
from loancomplaint.renderers.template import TemplateRenderer

__all__ = ["with_templates"]


def with_templates(name: str, folder: str | Path) -> Renderer:
    """The renderer of that name, with a bank's templates before ours.

    Args:
        name: ``html`` or ``md``; templates arrange no other format.

        folder: Where the bank's templates lie. It is read here, once; what changes later does not show.

    Raises:
        UnknownNameError: No template arranges that format.

        InputError: The folder cannot be read, or a template in it is wrong; every fault, with file and line.
    """
    if name not in ARRANGED or not isinstance(ours := renderers.get(name), TemplateRenderer):
        raise UnknownNameError(f"templates arrange {' and '.join(ARRANGED)}, and no other format")
    return BankRenderer(ours=ours, folder=TemplateFolder.read(folder))
