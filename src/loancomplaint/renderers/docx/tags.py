"""The tags of a letterhead: names and conditions on names, found in the text before anything is filled in."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final

import attrs
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # ships no types
from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from loancomplaint.errors import Fault
from loancomplaint.renderers.docx.markup import Element

BODY: Final = "body"
FIRST_STAND_IN: Final = 0x10FF00
"""The first of the private characters that stand in for values until docxtpl is done."""

ENVIRONMENT: Final = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
_MARGINS: Final = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
_MARKS: Final = ("{{", "{%", "{#")
_CONDITION: Final = "a condition asks for one name: {% if name %}…{% endif %}"


@attrs.frozen(kw_only=True)
class Tags:
    """What a letterhead names, and what is wrong with its tags."""

    names: frozenset[str]
    faults: tuple[Fault, ...]


def margins(paper: Document) -> tuple[XmlPart, ...]:
    """The headers and footers."""
    related = (each.target_part for each in paper.part.rels.values() if each.reltype in _MARGINS)
    return tuple(part for part in related if isinstance(part, XmlPart))


def tags(paper: Document, known: AbstractSet[str]) -> Tags:
    """Read every tag of *paper*.

    Args:
        paper: The letterhead, inspected.

        known: The names that there are.
    """
    names: list[str] = []
    faults: list[Fault] = []
    for part, root in _roots(paper):
        found = _Part(str(part.partname).lstrip("/"), root, known)
        faults += found.faults()
        names += found.names
    bodies = [p for p in paper.element.body if p.tag == qn("w:p") and is_body(p)]
    if len(bodies) != 1 or names.count(BODY) != 1:
        faults.append(Fault("", "{{ body }} stands once, alone in a paragraph of the text, in no table or margin"))
    return Tags(names=frozenset(names), faults=tuple(faults))


def is_body(paragraph: Element) -> bool:
    """Whether it says ``{{ body }}``, and nothing else."""
    return _text(paragraph).replace(" ", "") == "{{body}}"


def _roots(paper: Document) -> Iterator[tuple[Part, Element]]:
    yield paper.part, paper.element.body
    rest = [part for part in paper.part.package.iter_parts() if part is not paper.part]
    yield from ((part, parse_xml(part.blob)) for part in rest if _is_text(part))


def _is_text(part: Part) -> bool:
    return str(part.content_type).endswith(("header+xml", "footer+xml", "footnotes+xml", "endnotes+xml"))


def _text(paragraph: Element) -> str:
    """What stands in its own runs."""
    written = (each for run in paragraph.iterchildren(qn("w:r")) for each in run.iterchildren(qn("w:t")))
    return "".join(each.text or "" for each in written)


class _Part:
    """One part that holds text, its tags read twice: as a person reads them, and as docxtpl does."""

    def __init__(self, path: str, root: Element, known: AbstractSet[str]) -> None:
        self._path, self._root, self._known = path, root, known
        self.names: list[str] = []

    def faults(self) -> list[Fault]:
        faults = []
        for number, paragraph in enumerate(self._root.iter(qn("w:p")), start=1):
            path = f"{self._path}, paragraph {number}"
            faults += [Fault(path, message) for message in self._paragraph(_text(paragraph))]
        return faults or [Fault(self._path, message) for message in self._as_docxtpl()]

    def _paragraph(self, text: str) -> Iterator[str]:
        if any(ord(character) >= FIRST_STAND_IN for character in text):
            yield "it holds private characters that no font draws; take them out"
        if any(mark in text for mark in _MARKS):
            yield from self._tree(text, self.names)

    def _tree(self, text: str, names: list[str]) -> Iterator[str]:
        try:
            tree = ENVIRONMENT.parse(text)
        except TemplateSyntaxError:
            yield "a tag is {{ name }}, or {% if name %}…{% endif %} within one paragraph"
            return
        for node in tree.body:
            yield from self._node(node, names)

    def _node(self, node: nodes.Node, names: list[str]) -> Iterator[str]:
        match node:
            case nodes.TemplateData():
                pass
            case nodes.Name(name=name, ctx="load"):
                names.append(name)
                if name not in self._known:
                    yield f"there is no such name; there are: {', '.join(sorted(self._known))}"
            case nodes.Output(nodes=inner):
                for each in inner:
                    yield from self._node(each, names)
            case nodes.If(test=nodes.Name() as test, body=inner, elif_=[], else_=[]):
                yield from self._node(test, names)
                for held in inner:
                    yield from self._node(held, names)
            case nodes.If():
                yield _CONDITION
            case _:
                yield "a tag holds a name and nothing else: {{ name }}"

    def _as_docxtpl(self) -> Iterator[str]:
        """Whatever docxtpl would read as a tag where a person reads none, as in an attribute or over two cells."""
        reader = DocxTemplate("")
        names: list[str] = []
        faults = list(self._tree(reader.patch_xml(reader.xml_to_string(self._root)), names))
        if faults or names != self.names:
            yield "a tag stands in the plain text of one paragraph, in no link, field, change or control"
