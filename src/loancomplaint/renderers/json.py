"""JSON: the document as a structure, with both ways between sentences and evidence; the same bytes always."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from loancomplaint.documents import Block, Document, Exhibits, Figure, Listing, Paragraph, Part, Sentence, Sheet, Table
from loancomplaint.documents import exhibits as exhibits_of
from loancomplaint.errors import ValueRefusedError
from loancomplaint.renderers import Rendering
from loancomplaint.renderers.pictures.as_json import Value, pictured
from loancomplaint.text.characters import code_point
from loancomplaint.words import Phrase

FORMAT = "loancomplaint-document/1"
"""Changes when a reader of the JSON must."""


class JsonRenderer:
    """Writes the structure; texts are in the language asked for, and are kept as they are."""

    def render(self, document: Document, locale: str) -> Rendering:
        """Render *document* in *locale*.

        Raises:
            ValueRefusedError: A text holds half of a surrogate pair; the place in the document and the code point
                are named.
        """
        written = _Writer(locale).document(document)
        # Names are ASCII and numbers whole: these are the bytes of RFC 8785, whatever program writes them.
        text = json.dumps(written, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        try:
            return Rendering(text.encode(), "application/json", ".json")
        except UnicodeEncodeError:
            halves = "; ".join(_halves(written, ""))
        raise ValueRefusedError(f"half of a surrogate pair is no character and has no place in JSON: {halves}")


RENDERER = JsonRenderer()

_HALF = re.compile("[\ud800-\udfff]")


def _halves(written: Value, path: str) -> Iterator[str]:
    """Where in a document halves of surrogate pairs stand, and which."""
    if isinstance(written, str):
        yield from (f"{path} {code_point(half)}" for half in _HALF.findall(written))
    elif isinstance(written, Mapping):
        for name, value in written.items():
            yield from _halves(value, f"{path}.{name}" if path else name)
    elif isinstance(written, Sequence):
        for number, value in enumerate(written):
            yield from _halves(value, f"{path}[{number}]")


class _Writer:
    def __init__(self, locale: str) -> None:
        self._locale = locale
        self._count = 0
        self._tables = 0
        self._carried: dict[int, list[Value]] = {}

    def document(self, document: Document) -> Value:
        parts = [self._part(part) for part in document.parts]
        written: dict[str, Value] = {
            "format": FORMAT,
            "locale": self._locale,
            "kind": document.kind,
            "title": self._say(document.title),
            "date": document.date.isoformat(),
            "head": [{"name": self._say(line.label), "value": self._say(line.value)} for line in document.head],
            "parts": parts,
            "closing": [self._block(paragraph) for paragraph in document.closing],
            "signatures": [
                {"role": self._say(s.role)} | ({"name": self._say(s.name)} if s.name else {})
                for s in document.signatures
            ],
            "evidence": list(self._evidence(document)),
        }
        return written | ({"salutation": self._say(document.salutation)} if document.salutation else {})

    def _say(self, phrase: Phrase) -> str:
        return phrase.message(self._locale)

    def _part(self, part: Part) -> Value:
        blocks = [self._block(block) for block in part.blocks]
        parts = [self._part(below) for below in part.parts]
        return {"key": part.key, "title": self._say(part.title), "blocks": blocks, "parts": parts}

    def _block(self, block: Block) -> Value:
        match block:
            case Paragraph():
                heading = {"heading": self._say(block.heading)} if block.heading else {}
                return {"type": "paragraph", **heading, "sentences": [self._sentence(s) for s in block.sentences]}
            case Listing():
                return {"type": "listing", "sentences": [self._sentence(s) for s in block.items]}
            case Table():
                return self._table(block)
            case Exhibits():
                numbers: list[Value] = [item.number for item in block.items]
                return {"type": "evidence", "caption": self._say(block.caption), "numbers": numbers}

            case Figure():
                return {
                    "type": "figure",
                    "key": block.key,
                    "caption": self._say(block.caption),
                    "alt": self._say(block.alt),
                    "picture": pictured(block.picture, self._say),
                    "table": self._table(block.table),
                }
            case Sheet():
                entries: list[Value] = [
                    {"asks": self._say(entry.asks), "sentences": [self._sentence(s) for s in entry.lines]}
                    for entry in block.entries
                ]
                return {"type": "sheet", "heading": self._say(block.heading), "entries": entries}

    def _sentence(self, sentence: Sentence) -> Value:
        self._count += 1
        id_ = f"s{self._count}"
        for number in sentence.evidence:
            self._carried.setdefault(number, []).append(id_)
        text, standing = self._say(sentence.text), sentence.standing.value
        return {"id": id_, "text": text, "standing": standing, "evidence": list(sentence.evidence)}

    def _table(self, table: Table) -> Value:
        total = {"total": [self._say(cell) for cell in table.total]} if table.total else {}
        self._tables += 1
        id_ = f"t{self._tables}"
        for number in table.evidence:
            self._carried.setdefault(number, []).append(id_)
        return {
            "type": "table",
            "id": id_,
            "standing": table.standing.value,
            "evidence": list(table.evidence),
            "caption": self._say(table.caption),
            "columns": [self._say(column) for column in table.columns],
            "rows": [[self._say(cell) for cell in row] for row in table.rows],
            **total,
            **({"row_evidence": [list(own) for own in table.by_row]} if table.by_row else {}),
        }

    def _evidence(self, document: Document) -> Iterator[Value]:
        for item in exhibits_of(document.parts):
            words = {"title": item.title, "kind": item.kind, "issuer": item.issuer, "carrier": item.carrier}
            yield {
                "number": item.number,
                **{name: self._say(word) for name, word in words.items() if word},
                "proves": [self._say(proved) for proved in item.proves],
                **({"pages": item.pages} if item.pages is not None else {}),
                **({"sha256": item.sha256} if item.sha256 else {}),
                "sentences": self._carried.get(item.number, []),
            }
