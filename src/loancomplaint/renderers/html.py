"""HTML: one file, accessible and printable, without a script or anything fetched from elsewhere."""

from __future__ import annotations

from loancomplaint.renderers.template import TemplateRenderer

RENDERER = TemplateRenderer(template="document.html.j2", media_type="text/html; charset=utf-8", suffix=".html")
