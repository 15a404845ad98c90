"""The tags of a letterhead: names, and conditions on names, read in its paragraphs and filled there.

A text of a case is put where a tag stood as the text of an element: it is never read, and cannot become anything else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, TypeAlias

import attrs
from docx.oxml.ns import qn

from loancomplaint.renderers.docx.markup import Element

Rewriting: TypeAlias = tuple[int, int, str]
"""From where to where a text goes, and what comes instead."""

_SIGN: Final = re.compile(r"\{[{%#]|[}%#]\}")
_NAME: Final = r"\s*([A-Za-z_]\w*)\s*"
_TAG: Final = re.compile(rf"\{{\{{-?{_NAME}-?\}}\}}|\{{%-?\s*if\s{_NAME}-?%\}}|\{{%-?\s*endif\s*-?%\}}")
_BLANK: Final = re.compile(r"\s*+")
_OBJECT: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Whatever in a run is no text: a picture, a break, a tab."""

_RUN, _TEXT, _PARAGRAPH = map(qn, ("w:r", "w:t", "w:p"))
_NOTHING: Final = frozenset(map(qn, ("w:rPr", "w:lastRenderedPageBreak")))
_PRESERVED: Final = "{http://www.w3.org/XML/1998/namespace}space"

_MALFORMED: Final = (
    "a tag is {{ name }}, or {% if name %}…{% endif %} within one paragraph; it holds one name and nothing else"
)
_ELSEWHERE: Final = "a tag stands in the plain text of one paragraph, in no link, field, change or control"


@attrs.frozen
class Tag:
    """A tag in the text of a paragraph.

    Attributes:
        start: Where it begins, with the white space that its hyphen takes away.

        name: Of what is printed, or asked about; empty where a condition ends.

        asks: Whether a condition begins.
    """

    start: int
    end: int
    name: str
    asks: bool


def pieces(paragraph: Element) -> list[tuple[Element, str]]:
    """What the paragraph's own runs hold, each with its text, or a sign for what is none."""
    inside = (each for run in paragraph.iterchildren(_RUN) for each in run.iterchildren() if each.tag not in _NOTHING)
    return [(each, (each.text or "") if each.tag == _TEXT else _OBJECT) for each in inside]


def tags(text: str) -> list[Tag]:
    """Every tag in the text of a paragraph without a fault."""
    return _read(text)[0]


def _read(text: str) -> tuple[list[Tag], bool]:
    """Every tag in the text of a paragraph; and whether all are as tags are, and every condition begins and ends."""
    found, opened, conditions, whole = list[Tag](), None, 0, True
    for sign in _SIGN.finditer(text):
        if opened is None:
            opened = sign
            continue
        tag = _tag(text, opened.start(), sign.end(), found[-1].end if found else 0)
        found += [tag] if tag else []
        conditions += (tag.asks - (not tag.name)) if tag else 0
        whole, opened = whole and tag is not None and conditions >= 0, None
    return found, whole and opened is None and not conditions


def _tag(text: str, start: int, end: int, floor: int) -> Tag | None:
    tag = _TAG.fullmatch(text, start, end)
    if tag is None:
        return None
    if text[start + 2] == "-":
        start = floor + len(text[floor:start].rstrip())
    if text[end - 3] == "-":
        end = _BLANK.search(text, end).end()  # type: ignore[union-attr]  # it matches nothing too
    return Tag(start, end, tag[1] or tag[2] or "", asks=bool(tag[2]))


def faults(root: Element, known: AbstractSet[str]) -> Iterator[tuple[int, str]]:
    """What is wrong with the tags of a part: the number of the paragraph, and a sentence."""
    own, beside = set[Element](), defaultdict[Element, list[str]](list)
    paragraphs = {paragraph: number for number, paragraph in enumerate(root.iter(_PARAGRAPH), start=1)}
    for paragraph, number in paragraphs.items():
        inside = pieces(paragraph)
        own.update(element for element, _ in inside)
        found, whole = _read("".join(text for _, text in inside))
        if {tag.name for tag in found} - known - {""}:
            yield number, f"there is no such name; there are: {', '.join(sorted(known))}"
        if not whole:
            yield number, _MALFORMED
    for element in root.iter("{*}*"):
        above = next(element.iterancestors(_PARAGRAPH), root)
        beside[above] += [f" {value} " for value in element.attrib.values()]
        beside[above] += [] if element in own else [element.text or ""]
    yield from ((paragraphs.get(above, 0), _ELSEWHERE) for above in beside if _SIGN.search("".join(beside[above])))


def fill(root: Element, values: Mapping[str, str]) -> None:
    """Put the values where the tags of a part stand; a name without a value, as that of the text, keeps its tag."""
    for paragraph in [*root.iter(_PARAGRAPH)]:
        inside = pieces(paragraph)
        text = "".join(text for _, text in inside)
        if "{" in text:
            replace(inside, cuts(tags(text), values))


def cuts(found: Sequence[Tag], values: Mapping[str, str]) -> Iterator[Rewriting]:
    """What takes the place of each tag, and of all that stands under a condition which does not hold."""
    open_conditions, hidden = list[Tag](), None
    for tag in found:
        if tag.asks:
            open_conditions.append(tag)
            hidden = hidden or (None if values.get(tag.name, tag.name) else tag)
        began = None if tag.name else open_conditions.pop()
        if hidden is None and (tag.asks or began or tag.name in values):
            yield tag.start, tag.end, "" if tag.asks or began else values[tag.name]
        elif hidden is not None and began is hidden:
            yield hidden.start, tag.end, ""
            hidden = None


def replace(inside: Iterable[tuple[Element, str]], changes: Iterable[Rewriting]) -> None:
    """Rewriting what the runs of a paragraph hold; whatever is no text and lies within a cut is taken out."""
    ahead, begin = iter(changes), 0
    cut = next(ahead, None)
    for element, text in inside:
        end, here, new = begin + len(text), begin, list[str]()
        while cut is not None and cut[0] < end:
            if cut[0] >= begin:
                new += text[here - begin : cut[0] - begin], cut[2]
            here = min(cut[1], end)
            if cut[1] > end:
                break
            cut = next(ahead, None)
        new.append(text[here - begin :])
        if element.tag != _TEXT and here == end:
            element.getparent().remove(element)
        elif here > begin:
            element.text = "".join(new)
            element.set(_PRESERVED, "preserve")
        begin = end
