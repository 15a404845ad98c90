"""Our styles on a bank's paper: where the bank has a style of the same name its own is taken, else ours goes along."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Final

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from loancomplaint.renderers.docx.markup import Element, w

_NAMING: Final = tuple(map(qn, ("w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next", "w:link")))


def borrow_styles(paper: Document, ours: Document) -> Mapping[str, str]:
    """Add to *paper* what it lacks of *ours*, and return how each of our styles is called there."""
    theirs = {_name(style): style.get(qn("w:styleId")) for style in _styles(paper)}
    called = {_id(style): theirs.get(_name(style)) or _free(_id(style), theirs.values()) for style in _styles(ours)}
    lacking = [deepcopy(style) for style in _styles(ours) if _name(style) not in theirs]
    number = _borrow_numbering(paper, ours, called)
    for style in lacking:
        style.set(qn("w:styleId"), called[_id(style)])
        style.attrib.pop(qn("w:default"), None)
        for used in style.iter(qn("w:numId")):
            used.set(qn("w:val"), number)
    rename(lacking, called)
    paper.styles.element.extend(lacking)
    return called


def rename(elements: Iterable[Element], called: Mapping[str, str]) -> None:
    """Call the styles that *elements* name as they are called on the paper."""
    for element in elements:
        for naming in element.iter(*_NAMING):
            style = naming.get(qn("w:val"))
            naming.set(qn("w:val"), called.get(style, style))


def _styles(document: Document) -> Iterator[Element]:
    yield from document.styles.element.iterchildren(qn("w:style"))


def _id(style: Element) -> str:
    return str(style.get(qn("w:styleId")))


def _name(style: Element) -> tuple[str, str]:
    """Kind and name: programs call a style by its name, and number the ids as they like."""
    name = style.find(qn("w:name"))
    return style.get(qn("w:type"), ""), "" if name is None else name.get(qn("w:val"), "").casefold()


def _free(wanted: str, taken: Iterable[str]) -> str:
    names = set(taken)
    while wanted in names:
        wanted += "x"
    return wanted


def _borrow_numbering(paper: Document, ours: Document, called: Mapping[str, str]) -> str:
    """Add our bullets to the lists of *paper*, and return their number there."""
    theirs, own = _numbering(paper), ours.part.numbering_part.element
    shape, used = deepcopy(own.find(qn("w:abstractNum"))), deepcopy(own.find(qn("w:num")))
    shapes, numbers = theirs.findall(qn("w:abstractNum")), theirs.findall(qn("w:num"))
    at, number = _next(shapes, "w:abstractNumId"), _next(numbers, "w:numId")
    shape.set(qn("w:abstractNumId"), at)
    used.set(qn("w:numId"), number)
    used.find(qn("w:abstractNumId")).set(qn("w:val"), at)
    rename([shape], called)
    theirs.insert(theirs.index(shapes[-1]) + 1 if shapes else 0, shape)
    shape_or_last = numbers[-1] if numbers else shape
    shape_or_last.addnext(used)
    return number


def _next(elements: Iterable[Element], attribute: str) -> str:
    """A number that none of *elements* has; what a program wrote there that is no number is none."""
    numbers = (each.get(qn(attribute), "") for each in elements)
    return str(max((int(number) for number in numbers if re.fullmatch(r"[0-9]{1,9}", number)), default=0) + 1)


def _numbering(paper: Document) -> Element:
    if not any(each.reltype == RELATIONSHIP_TYPE.NUMBERING for each in paper.part.rels.values()):
        name, package = PackURI("/word/loancomplaint-numbering.xml"), paper.part.package
        part = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, w("numbering"), package)
        paper.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return paper.part.numbering_part.element
