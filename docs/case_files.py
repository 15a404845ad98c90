"""The page of case files, written from the classes that are read and from what is said of their fields.

``python docs/case_files.py`` writes it anew; a test fails where it is out of date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from loancomplaint.codec.descriptions import Description, descriptions
from loancomplaint.codec.leaves import Leaf
from loancomplaint.codec.shapes import Field, Many, Record, shape_of
from loancomplaint.facts import FORMAT, CaseFile
from loancomplaint.words import label

PAGE = Path(__file__).parent / "case-files.md"

HEAD = """\
# Case files

A case file holds everything the relationship manager knows about one matter, on a day.
It is JSON in UTF-8; `loancomplaint schema` prints its JSON Schema, with what stands here, for an editor or a program.
`"$schema"` may name that schema in the file and is not read.

    {
      "format": "loancomplaint/1",
      "reference": "TS-2024-0917",
      "as_of": "2024-09-17",
      "reporter": {"name": "李某"},
      "customer": {"name": "华晟精工机械有限公司"}
    }

This is a whole case file: a draft needs no more, and what is missing is for `assess` to say.
Leave out what you do not know: nothing is guessed, and `null` is refused.
An unknown field or word, a name twice, a number for text and a fraction written as a number are refused too.
Every fault is listed at once, with its path.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *_forms(), *_records(), *_words()]) + "\n"


def _walk(annotation: Any, met: dict[str, Record | Leaf]) -> dict[str, Record | Leaf]:  # noqa: ANN401 - any annotation
    """What a type holds, each thing once: what has parts, and what has a name."""
    shape = shape_of(annotation)
    if isinstance(shape, Many):
        return _walk(shape.of, met)
    if isinstance(shape, Leaf) and shape.name:
        met.setdefault(shape.name, shape)
    if isinstance(shape, Record) and shape.cls.__name__ not in met:
        met[shape.cls.__name__] = shape
        for field in shape.fields:
            if field.leaf and field.leaf.name:
                met.setdefault(field.leaf.name, field.leaf)
            elif not field.leaf:
                _walk(field.type, met)
    return met


THINGS = _walk(CaseFile, {})


def _forms() -> Iterator[str]:
    yield "## Forms"
    for name, thing in THINGS.items():
        if isinstance(thing, Leaf) and not thing.words:
            yield from ("", f"### {_title(name)}", "", _cell(_about(name).english))
    yield ""


def _records() -> Iterator[str]:
    for name, thing in THINGS.items():
        if isinstance(thing, Record):
            yield from (f"## {_title(name)}", "", _cell(_about(name).english), "")
            yield from ("| Field | Type | Required | Meaning |", "|---|---|---|---|")
            if thing.cls is CaseFile:
                yield _row("format", f"`{FORMAT}`", descriptions()["Envelope"]["format"], required=True)
            said = descriptions()[name]
            for field in thing.fields:
                yield _row(field.name, _type(field), said[field.name], required=field.required)
            yield ""


def _row(name: str, type_: str, said: Description, *, required: bool) -> str:
    return f"| `{name}` {said.name} | {type_} | {'yes' if required else ''} | {_cell(said.english)} |"


def _type(field: Field) -> str:
    shape = field.leaf or shape_of(field.type)
    if isinstance(shape, Many):
        return f"list of {_of(shape_of(shape.of))}"
    return _of(shape)


def _of(shape: object) -> str:
    if isinstance(shape, Record):
        return _link(shape.cls.__name__)
    if isinstance(shape, Leaf):
        return _link(shape.name) if shape.name else _PLAIN[shape.schema["type"]]
    raise TypeError(f"no case file holds {shape!r}")


_PLAIN: dict[object, str] = {"string": "text", "boolean": "true or false", "integer": "whole number"}


def _about(name: str) -> Description:
    return descriptions()[name][""]


def _title(name: str) -> str:
    return f"{name} {_about(name).name}"


def _link(name: str) -> str:
    return f"[{name}](#{_anchor(_title(name))})"


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w-]", "", heading.lower().replace(" ", "-"))


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def _words() -> Iterator[str]:
    yield from ("## Words", "", "Every other word is refused.")
    for name, thing in THINGS.items():
        if isinstance(thing, Leaf) and thing.words:
            yield from ("", f"### {_title(name)}", "", _about(name).english, "", "| Word | Meaning |", "|---|---|")
            for word in thing.words:
                yield f"| `{word.value}` | {label(word).message('en')}, {label(word).message('zh-CN')} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
