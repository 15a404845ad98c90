"""Markdown, as CommonMark and GitHub read it: no text of a case can become a link, a heading, a table or HTML."""

from __future__ import annotations

import re

from loancomplaint.renderers.template import TemplateRenderer

# Colon and at-sign would make bare addresses into links, but for a colon within a sentence; so would, where a program
# looks for addresses itself, two slashes and the dot of a domain. The dollar would make formulas.
_ANYWHERE = re.compile(r"[\\`*_{}\[\]()<>|~&#!@$^]|^:(?= .)|:(?! )|/(?=/)|(?<=[^\W_])\.(?=[a-zA-Z])")
_AT_THE_START = re.compile(r"^([-+=]|\d+(?=[.)](?:\s|$)))")
_BARE_ADDRESS = re.compile(r"www(?=\.)", re.IGNORECASE)


def escaped(value: object) -> str:
    """Return *value* as Markdown that reads as exactly this text."""
    text = _ANYWHERE.sub(r"\\\g<0>", str(value))
    return _BARE_ADDRESS.sub(_unlinked, _AT_THE_START.sub(_disarmed, text))


def _disarmed(start: re.Match[str]) -> str:
    return f"{start[0]}\\" if start[0].isdigit() else f"\\{start[0]}"


def _unlinked(start: re.Match[str]) -> str:
    return f"{start[0]}\\"


RENDERER = TemplateRenderer(
    template="document.md.j2", media_type="text/markdown; charset=utf-8", suffix=".md", escape=escaped
)
