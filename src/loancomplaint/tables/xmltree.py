"""XML, read as a tree of plain values, with nothing in it that could reach outside or grow.

The standard library's expat is enough: with the document type refused there are no entities to expand and nothing to
fetch, so a hardened parser would be one more dependency and no more safety.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.parsers import expat

import attrs

from loancomplaint.errors import Fault, InputError

MAX_BYTES: Final = 4 * 1024 * 1024
"""The size up to which a file is read."""

MAX_DEPTH: Final = 64
"""How many elements may stand one inside another."""


@attrs.define
class Element:
    """An element of a document, comments and processing instructions apart.

    Attributes:
        namespace: Empty where it is in none.

        line: Where it begins, the first line being 1.
    """

    namespace: str
    tag: str
    attributes: dict[str, str]
    line: int
    text: str = ""
    children: list[Element] = attrs.field(factory=list)

    def all(self, tag: str) -> list[Element]:
        """The children of that name, in the namespace of this element."""
        return [child for child in self.children if (child.namespace, child.tag) == (self.namespace, tag)]

    def first(self, tag: str) -> Element | None:
        """The first child of that name; None where there is none."""
        return next(iter(self.all(tag)), None)

    def deep(self, tag: str) -> Iterator[Element]:
        """Every element of that name below this one."""
        for child in self.children:
            if (child.namespace, child.tag) == (self.namespace, tag):
                yield child
            yield from child.deep(tag)

    @property
    def place(self) -> str:
        """Where it stands: ``line 12, inputEntry``."""
        return f"line {self.line}, {self.tag}"


def parse_xml(data: bytes) -> Element:
    """Read a document.

    Raises:
        InputError: It is too large or too deep, declares a document type, or is not well-formed: one fault.
    """
    if len(data) > MAX_BYTES:
        raise InputError([Fault("", f"the file is larger than {MAX_BYTES} bytes")])
    building = _Building()
    try:
        building.parser.Parse(data, True)  # noqa: FBT003 - expat takes it so
    except expat.ExpatError as error:
        fault = Fault(f"line {error.lineno}", f"this is not well-formed XML: {expat.ErrorString(error.code)}")
        raise InputError([fault]) from error
    except (LookupError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError([Fault("line 1", "the encoding is unknown; write the file in UTF-8")]) from error
    return building.root.children[0]


class _Building:
    """The tree as far as it has been read."""

    def __init__(self) -> None:
        self.root = Element("", "", {}, 0)
        self._open = [self.root]
        self.parser = expat.ParserCreate(namespace_separator="\n")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) > MAX_DEPTH:
            raise self._refused(f"more than {MAX_DEPTH} elements stand one inside another")
        namespace, _, tag = name.rpartition("\n")
        element = Element(namespace, tag, attributes, self.parser.CurrentLineNumber)
        self._open[-1].children.append(element)
        self._open.append(element)

    def _end(self, name: str) -> None:  # noqa: ARG002 - expat's signature
        self._open.pop()

    def _text(self, text: str) -> None:
        self._open[-1].text += text

    def _doctype(self, *_: object) -> None:
        raise self._refused("a document type is declared; take the DOCTYPE out, nothing of DMN needs it")

    def _refused(self, message: str) -> InputError:
        return InputError([Fault(f"line {self.parser.CurrentLineNumber}", message)])
