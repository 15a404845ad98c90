"""Templates: they arrange a page and decide nothing; every value they print is escaped by the format's own rule."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import attrs
from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from loancomplaint.documents import Document
from loancomplaint.renderers import Rendering
from loancomplaint.renderers.page import printed


@attrs.frozen(kw_only=True)
class TemplateRenderer:
    """Fills one of our templates with a page.

    Attributes:
        template: Its file name.

        escape: What every printed value goes through; None where the environment escapes for HTML.
    """

    template: str
    media_type: str
    suffix: str
    escape: Callable[[object], object] | None = None

    def render(self, document: Document, locale: str) -> Rendering:
        """Render *document* in *locale*."""
        filled = template_of(self.template, self.escape).render(page=printed(document, locale))
        return Rendering(filled.encode(), self.media_type, self.suffix)


@cache
def template_of(name: str, escape: Callable[[object], object] | None = None) -> Template:
    """Our template of that name, compiled; it takes a ``page``."""
    environment = Environment(
        loader=PackageLoader("loancomplaint.renderers"),
        undefined=StrictUndefined,
        autoescape=escape is None,  # noqa: S701 - Markdown is escaped by finalize
        finalize=escape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # they change with the package only, and each inclusion would ask the disk
    )
    return environment.get_template(name)
