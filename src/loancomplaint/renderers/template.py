"""Templates: they arrange a page and decide nothing; every value they print is escaped by the format's own rule."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Final

import attrs
from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import escape as html_escape

from loancomplaint.documents import Document
from loancomplaint.renderers import Rendering
from loancomplaint.renderers.page import printed


@attrs.frozen(kw_only=True)
class TemplateRenderer:
    """Fills one of our templates with a page.

    Attributes:
        template: Its file name.

        escape: What every printed value goes through; None where it is escaped for HTML.
    """

    template: str
    media_type: str
    suffix: str
    escape: Callable[[object], object] | None = None

    def render(self, document: Document, locale: str) -> Rendering:
        """Render *document* in *locale*."""
        filled = template_of(self.template, self.escape).render(page=printed(document, locale))
        return Rendering(filled.encode(), self.media_type, self.suffix)


_SPECIAL: Final = re.compile("[&<>\"']")


def _as_html(value: object) -> str:
    """Return *value* as text of HTML, or as the value of an attribute; markup that was built stays as it is."""
    return value if type(value) is str and not _SPECIAL.search(value) else str(html_escape(value))


_INCLUDED: Final = re.compile(r'{% include "([^"]+)" %}\n?')
_BLOCK: Final = re.compile(r"{% (?:block \w+(?: scoped)?|endblock) %}\n?")


def _in_one_piece(name: str) -> str:
    """Our template of that name with its parts in their places.

    Blocks and included parts are there for a bank to replace; each costs a context of its own whenever it is filled.
    """
    text = (files("loancomplaint.renderers") / "templates" / name).read_text(encoding="utf-8")
    return _BLOCK.sub("", _INCLUDED.sub(_placed, text))


def _placed(included: re.Match[str]) -> str:
    """The part that a template includes; the end of the line, which a tag swallows, is left to a tag that ends it."""
    text = _in_one_piece(included[1])
    return f"{text}\n" if text.endswith("%}") and included[0].endswith("\n") else text


@cache
def template_of(name: str, escape: Callable[[object], object] | None = None) -> Template:
    """Our template of that name, compiled; it takes a ``page``."""
    environment = Environment(
        loader=FunctionLoader(_in_one_piece),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - finalize escapes every value, in either format
        finalize=escape or _as_html,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # they change with the package only
    )
    return environment.get_template(name)
