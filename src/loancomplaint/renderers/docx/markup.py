"""Elements of WordprocessingML, built by lxml: no text can become anything but text.

There is no way here to make a field or a relation; texts enter as the content of ``w:t`` alone.
"""

from __future__ import annotations

from typing import Any, Final, TypeAlias

from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser

Element: TypeAlias = Any
"""An element of lxml, which has no types of its own."""

_W: Final = nsmap["w"]
_NAMES: Final = {"w": _W}
_OTHERS: Final = {
    "a": nsmap["a"],
    "wp": nsmap["wp"],
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_PRESERVED: Final = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}


def w(tag: str, *children: Element, **attributes: str) -> Element:
    """An element ``w:tag``, with attributes of the same namespace."""
    qualified = {f"{{{_W}}}{name}": value for name, value in attributes.items()}
    element = oxml_parser.makeelement(f"{{{_W}}}{tag}", attrib=qualified, nsmap=_NAMES)
    element.extend(children)
    return element


def other(tag: str, *children: Element, **attributes: str) -> Element:
    """An element of another namespace, ``a:ln``, with plain attributes."""
    prefix, _, name = tag.partition(":")
    element = oxml_parser.makeelement(f"{{{_OTHERS[prefix]}}}{name}", attrib=attributes, nsmap=_OTHERS)
    element.extend(children)
    return element


def val(tag: str, value: str) -> Element:
    """An element ``w:tag`` with nothing but a value."""
    return w(tag, val=value)


def run(text: str, style: str = "") -> Element:
    """A run of text, in a character style where one is named."""
    written = oxml_parser.makeelement(f"{{{_W}}}t", attrib=_PRESERVED, nsmap=_NAMES)
    written.text = text
    return w("r", *((w("rPr", val("rStyle", style)),) if style else ()), written)


def tab() -> Element:
    """A run that leads to the next tab stop."""
    return w("r", w("tab"))


def paragraph(style: str, *content: Element) -> Element:
    """A paragraph in a style."""
    return w("p", w("pPr", val("pStyle", style)), *content)


def link(bookmark: str, *content: Element) -> Element:
    """A link to a bookmark of the same document."""
    return w("hyperlink", *content, anchor=bookmark, history="1")


def bookmarked(name: str, number: int, *content: Element) -> tuple[Element, ...]:
    """Content with a bookmark around it; the number is unique in the document."""
    return w("bookmarkStart", id=str(number), name=name), *content, w("bookmarkEnd", id=str(number))
