"""What a bank's Word file may hold before anything of a case comes near it; every fault is found at once.

A part is judged by its bytes and by the content type that the file declares, as a word processor does: its name means
nothing to one. Whatever is XML is looked through, and written anew, so that what was read here is what will be read.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import Final

import attrs
from lxml import etree  # type: ignore[import-untyped]  # ships no types

from loancomplaint.errors import Fault, InputError
from loancomplaint.renderers.docx.markup import Element

MOST_PARTS, LARGEST_XML, LARGEST = 200, 2 * 2**20, 16 * 2**20
"""Parts; bytes of one part of XML."""

_RELATIONS: Final = frozenset(
    "officeDocument styles stylesWithEffects settings webSettings fontTable font theme numbering header footer "
    "footnotes endnotes image customXml customXmlProps".split()
)
_DROPPED: Final = frozenset("core-properties extended-properties custom-properties thumbnail".split())
"""What a file says of itself, and of who made it: the report's own takes its place."""

_PICTURES: Final = re.compile(
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|BM|II\*\x00|MM\x00\*|\x01\x00\x00\x00.{36} EMF"
    rb"|\xd7\xcd\xc6\x9a|[\x01\x02]\x00\x09\x00",
    re.DOTALL,
)
"""How the bytes of a picture begin; no XML begins like this."""

_FONT: Final = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN: Final = f"{_WORD}document.main+xml"
_TEXTS: Final = (_MAIN, *(f"{_WORD}{text}+xml" for text in ("header", "footer", "footnotes", "endnotes")))
_TYPES: Final = "[Content_Types].xml"
_FORBIDDEN: Final = {
    "altChunk": "another document within",
    "attachedTemplate": "a template that is fetched",
    "control": "a control that runs",
    "dataBinding": "text that is taken from elsewhere",
    "ffData": "a form that may run a macro",
    "mailMerge": "a mail merge",
    "object": "an embedded object",
    "OLEObject": "an embedded object",
    "saveThroughXslt": "a program that is fetched",
    "subDoc": "another document within",
    "webVideoPr": "a page of the web within",
}
_FETCHED: Final = frozenset({"src", "href"})
_FIELD: Final = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES)(\s+\\\*\s+\w+)*\s*")
_NO_XML: Final = "it is no well-formed XML; save the letterhead again as .docx"
_NOTHING_ELSE: Final = "a letterhead holds text, pictures and fonts alone; take this out"
_NO_WORD: Final = "this cannot be read as a Word document; save it as .docx"


@attrs.frozen
class WordParts:
    """A Word file that holds nothing but text, looks and pictures.

    Attributes:
        parts: Its parts by name.

        main: The name of the one that holds the text.

        texts: The names of those that hold text: it, and the headers, footers and notes.
    """

    parts: Mapping[str, bytes]
    main: str
    texts: tuple[str, ...]


def inspected(content: bytes) -> WordParts:
    """Look through a Word file.

    Raises:
        InputError: It holds more than text, looks and pictures, or is none; every fault is listed.
    """
    parts = _unzipped(content)
    types, faults = _types(parts.get(_TYPES, b"")), list[Fault]()
    for name, part in parts.items():
        kind = types(name)
        if kind.startswith("image/") and _PICTURES.match(part):
            continue
        root = parsed(part)
        if root is not None and len(part) <= LARGEST_XML:
            faults += (Fault(name, why) for why in _faults(root, kind))
            parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        elif root is not None:
            faults.append(Fault(name, f"it is larger than {LARGEST_XML // 2**20} MB"))
        elif kind != _FONT:
            faults.append(Fault(name, _NO_XML if kind.endswith("xml") else _NOTHING_ELSE))
    texts = sorted((name for name in parts if types(name) in _TEXTS), key=lambda name: (types(name) != _MAIN, name))
    if [types(name) for name in texts].count(_MAIN) != 1:
        faults.insert(0, Fault("", "this is no Word document without macros; save it as .docx"))
    if faults:
        raise InputError(faults)
    return WordParts(parts, texts[0], tuple(texts))


def _unzipped(content: bytes) -> dict[str, bytes]:
    if len(content) > LARGEST:
        raise InputError([Fault("", f"it is larger than {LARGEST // 2**20} MB; take smaller pictures")])
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return dict(_inflated(package))
    except InputError:
        raise
    except Exception as error:  # a file that is none can make a reader of zips raise anything
        raise InputError([Fault("", _NO_WORD)]) from error


def _inflated(package: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Each part, read until it ends or all are too large; what the zip says of their sizes is not believed."""
    entries, left = [entry for entry in package.infolist() if not entry.is_dir()], LARGEST
    if len(entries) > MOST_PARTS:
        raise InputError([Fault("", f"it has {len(entries)} parts; {MOST_PARTS} are the most")])
    if len({entry.filename.casefold() for entry in entries}) < len(entries):
        raise InputError([Fault("", "two parts bear one name; save it again as .docx")])
    for entry in entries:
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:  # others inflate without a limit
            raise InputError([Fault(entry.filename, _NO_WORD)])
        with package.open(entry) as part:
            content = part.read(left + 1)
        left -= len(content)
        if left < 0:
            raise InputError([Fault("", f"unpacked it is larger than {LARGEST // 2**20} MB; take smaller pictures")])
        yield entry.filename, content


def parsed(part: bytes) -> Element:
    """A part as XML; None where it is none. Comments and instructions to programs say nothing, and are left out."""
    safe = {"resolve_entities": False, "no_network": True, "load_dtd": False}
    try:
        return etree.fromstring(part, etree.XMLParser(**safe, remove_comments=True, remove_pis=True))
    except (etree.XMLSyntaxError, ValueError):
        return None


def _types(part: bytes) -> Callable[[str], str]:
    """What a file says that its parts are, by name."""
    root = parsed(part)
    said = [] if root is None else [*root]
    by_name = {each.get("PartName", "").lstrip("/").casefold(): each.get("ContentType", "") for each in said}
    by_suffix = {each.get("Extension", "").casefold(): each.get("ContentType", "") for each in said}
    return lambda name: by_name.get(name.casefold()) or by_suffix.get(name.rpartition(".")[2].casefold(), "")


def _faults(root: Element, kind: str) -> Iterator[str]:
    """What a part of XML may not hold; it is taken for anything that a word processor could take it for."""
    if kind.startswith("image/") or not kind.endswith("xml"):
        yield _NOTHING_ELSE
    if root.getroottree().docinfo.doctype:
        yield "it declares a document type; save the letterhead again as .docx"
    for element in [*root.iter("{*}*")]:
        local = etree.QName(element).localname
        if local == "Relationship":
            yield from _relation(element)
        if local in _FORBIDDEN:
            yield f"{local}: {_FORBIDDEN[local]}; take it out"
        if _FETCHED & {etree.QName(attribute).localname for attribute in element.attrib}:
            yield f"{local}: it names what is to be fetched; take it out"
    for _ in filter(lambda instruction: not _FIELD.fullmatch(instruction), _fields(root)):
        yield "a field that is no number of a page; replace it by its text"


def _relation(relation: Element) -> Iterator[str]:
    kind, target = relation.get("Type", "").rpartition("/")[2], relation.get("Target", "")
    if relation.get("TargetMode", "Internal") != "Internal" or re.search(r"[:\\]", target):
        yield f"{kind}: it leads out of the file; take the link out, or paste the picture in"
    elif kind in _DROPPED:
        relation.getparent().remove(relation)
    elif kind not in _RELATIONS:
        yield f"{kind}: a letterhead may not hold this; take it out"


def _fields(root: Element) -> Iterator[str]:
    """What every field is told, also where it is told in pieces, in a field of its own, or as if it were text."""
    told, telling = list[str](), list[bool]()
    for element in root.iter("{*}fldSimple", "{*}fldChar", "{*}instrText", "{*}delInstrText", "{*}t"):
        local = etree.QName(element).localname
        mark = next((value for key, value in element.attrib.items() if key.endswith("}fldCharType")), "")
        if local == "fldSimple":
            yield next((value for key, value in element.attrib.items() if key.endswith("}instr")), "")
        elif local != "fldChar":
            told += [element.text or ""] if local != "t" or (telling and telling[-1]) else []
        else:
            if told:
                yield "".join(told)
            told, telling = [], [*telling, True] if mark == "begin" else [*telling[:-1], *([False] * (mark != "end"))]
    if told:
        yield "".join(told)
