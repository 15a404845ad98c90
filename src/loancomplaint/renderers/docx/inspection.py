"""What a bank's Word file may hold before anything of a case comes near it; every fault is found at once."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree  # type: ignore[import-untyped]  # ships no types

from loancomplaint.errors import Fault, InputError
from loancomplaint.renderers.docx.markup import Element

LARGEST, MOST_PARTS, LARGEST_XML = 16 * 2**20, 200, 2 * 2**20
"""In bytes, all parts together and uncompressed; parts; bytes of one part of XML."""

_RELATIONS: Final = frozenset(
    "officeDocument core-properties extended-properties custom-properties thumbnail styles stylesWithEffects settings "
    "webSettings fontTable font theme numbering header footer footnotes endnotes image customXml "
    "customXmlProps".split()
)
_IMAGES: Final = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf")
_FORBIDDEN: Final = {
    "altChunk": "another document within",
    "attachedTemplate": "a template that is fetched",
    "control": "a control that runs",
    "dataBinding": "text that is taken from elsewhere",
    "mailMerge": "a mail merge",
    "object": "an embedded object",
    "OLEObject": "an embedded object",
    "subDoc": "another document within",
}
_FETCHED: Final = frozenset({"src", "href"})
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_FIELD: Final = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES)(\s+\\\*\s+\w+)*\s*")
_PARSER: Final = {"resolve_entities": False, "no_network": True, "load_dtd": False}


def inspected(content: bytes) -> Mapping[str, bytes]:
    """The parts of a Word file that holds nothing but text, looks and pictures.

    Raises:
        InputError: It holds more, or is none; every fault is listed.
    """
    parts = _unzipped(content)
    faults = [fault for name, part in parts.items() for fault in _faults(name, part)]
    if _MAIN.encode() not in parts.get("[Content_Types].xml", b""):
        faults.insert(0, Fault("", "this is no Word document without macros; save it as .docx"))
    if faults:
        raise InputError(faults)
    return parts


def _unzipped(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            if faults := list(_too_much(entries)):
                raise InputError(faults)
            return {entry.filename: package.read(entry) for entry in entries if not entry.is_dir()}
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError) as error:
        raise InputError([Fault("", "this cannot be read as a Word document; save it as .docx")]) from error


def _too_much(entries: list[zipfile.ZipInfo]) -> Iterator[Fault]:
    if len(entries) > MOST_PARTS:
        yield Fault("", f"it has {len(entries)} parts; {MOST_PARTS} are the most")
    if len({entry.filename for entry in entries}) < len(entries):
        yield Fault("", "two parts bear one name; save it again as .docx")
    if sum(entry.file_size for entry in entries) > LARGEST:
        yield Fault("", f"unpacked it is larger than {LARGEST // 2**20} MB; take smaller pictures")
    for entry in entries:
        if _is_xml(entry.filename) and entry.file_size > LARGEST_XML:
            yield Fault(entry.filename, f"it is larger than {LARGEST_XML // 2**20} MB")


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _faults(name: str, part: bytes) -> Iterator[Fault]:
    if not _is_xml(name):
        if not name.lower().endswith((*_IMAGES, ".odttf")):
            yield Fault(name, "a letterhead holds text, pictures and fonts alone; take this out")
        return
    try:
        root = etree.fromstring(part, etree.XMLParser(**_PARSER))
    except etree.XMLSyntaxError:
        yield Fault(name, "it is no well-formed XML; save the letterhead again as .docx")
        return
    if root.getroottree().docinfo.internalDTD is not None:
        yield Fault(name, "it declares a document type; save the letterhead again as .docx")
    yield from _relation_faults(name, root) if name.endswith(".rels") else _content_faults(name, root)


def _relation_faults(name: str, root: Element) -> Iterator[Fault]:
    for relation in root.iter("{*}Relationship"):
        kind = relation.get("Type", "").rpartition("/")[2]
        if relation.get("TargetMode", "Internal") != "Internal":
            yield Fault(name, f"{kind}: it leads out of the file; take the link out, or paste the picture in")
        elif kind not in _RELATIONS:
            yield Fault(name, f"{kind}: a letterhead may not hold this; take it out")


def _content_faults(name: str, root: Element) -> Iterator[Fault]:
    for element in root.iter("{*}*"):
        local = etree.QName(element).localname
        if local in _FORBIDDEN:
            yield Fault(name, f"{local}: {_FORBIDDEN[local]}; take it out")
        if _FETCHED & {etree.QName(attribute).localname for attribute in element.attrib}:
            yield Fault(name, f"{local}: it names what is to be fetched; take it out")
    for _ in filter(lambda instruction: not _FIELD.fullmatch(instruction), _fields(root)):
        yield Fault(name, "a field that is no number of a page; replace it by its text")


def _fields(root: Element) -> Iterator[str]:
    """What every field is told, also where it is told in pieces."""
    told: list[str] = []
    for element in root.iter("{*}fldSimple", "{*}fldChar", "{*}instrText", "{*}delInstrText"):
        local = etree.QName(element).localname
        if local == "fldSimple":
            yield next((value for key, value in element.attrib.items() if key.endswith("}instr")), "")
        elif local == "fldChar" and told:
            yield "".join(told)
            told = []
        elif local != "fldChar":
            told.append(element.text or "")
    if told:
        yield "".join(told)
