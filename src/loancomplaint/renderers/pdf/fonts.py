"""Fonts for print: which files draw a page, and whether they can draw all of it.

A typesetter passes over a missing font with a warning, and over a missing character without a word.
So the files are named before anything is set, and every character is looked up in them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path

import attrs
import typst
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # fontTools ships no types

from loancomplaint.errors import FontError, MissingExtra, MissingGlyphError

SYSTEM_FAMILIES = (
    ("Noto Serif CJK SC", "Noto Sans CJK SC"),
    ("Noto Serif SC", "Noto Sans SC"),
    ("Source Han Serif SC", "Source Han Sans SC"),
    ("Source Han Serif CN", "Source Han Sans CN"),
    ("Songti SC", "Heiti SC"),
    ("SimSun", "SimHei"),
)
"""What is looked for on the machine, the first that is there whole: a face for the text, and one for the headings."""

_SIMPLIFIED = ("SC", "CN")
_NEVER_DRAWN = frozenset(
    [
        *"\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}",
        *map(chr, range(0xFE00, 0xFE10)),  # variation selectors
        *map(chr, range(0xE0100, 0xE01F0)),  # those of ideographs
        *map(chr, range(0x2000, 0x200B)),  # spaces of one width or another
        *"\N{NARROW NO-BREAK SPACE}\N{MEDIUM MATHEMATICAL SPACE}",
    ]
)

# What `page.visible` writes around and instead of odd characters. No Chinese font draws these three,
# so typst's own face does, which is the same wherever that version of typst runs.
_OWN = "⟨⟩\N{REPLACEMENT CHARACTER}"


@attrs.frozen
class Face:
    """One face: its family, and the file and place in the file where it lies."""

    family: str
    path: str
    index: int


@attrs.frozen
class Typeface:
    """The faces that may draw a page, and no others.

    Attributes:
        faces: The first draws the text, the second the headings; each draws what those before it lack.
    """

    faces: tuple[Face, ...]

    @property
    def families(self) -> tuple[str, ...]:
        """The names of the faces, in the same order."""
        return tuple(face.family for face in self.faces)

    @cached_property
    def loaded(self) -> typst.Fonts:
        """The faces as typst takes them, with those built into typst and without the machine's."""
        return _loaded(self.faces)

    @cached_property
    def characters(self) -> frozenset[str]:
        """Every character that a page may hold."""
        drawn = (_drawn(face.path, face.index) for face in self.faces)
        return frozenset(_OWN).union(_NEVER_DRAWN, *drawn)

    def check(self, text: str) -> None:
        """Make sure that every character of *text* can be drawn.

        Raises:
            MissingGlyphError: Some cannot; it names their code points, and nothing around them.
        """
        if missing := set(text) - self.characters:
            raise MissingGlyphError(missing)


def of_files(paths: Iterable[str | Path]) -> Typeface:
    """The faces in *paths*, in that order; of a collection the one for simplified Chinese, else its first.

    Raises:
        FontError: A file is no font that typst reads, or typst would take another of the same folder for it.
    """
    files = [Path(path).resolve() for path in paths]
    return Typeface(tuple(map(_face_in, files)))


def found() -> Typeface:
    """The faces that the extra ``fonts-zh`` brings; else the first of `SYSTEM_FAMILIES` on this machine.

    Raises:
        MissingExtra: There are none.
    """
    try:
        shipped = import_module("pylopdf_fonts_zh_cn")
    except ModuleNotFoundError:
        return _of_the_machine()
    return of_files((shipped.serif_path(), shipped.sans_path()))


def _of_the_machine() -> Typeface:
    machine = typst.Fonts(include_embedded_fonts=False).fonts()
    for families in SYSTEM_FAMILIES:
        nearest = [_nearest(machine, family) for family in families]
        if all(nearest):
            return of_files(str(infos[0].path) for infos in nearest)
    raise MissingExtra("the PDF renderer finds no Chinese font, and", "fonts-zh")


def _face_in(file: Path) -> Face:
    neighbours = _folders([file]).fonts()
    families = [info.family for info in sorted(neighbours, key=lambda info: info.index) if info.path == str(file)]
    if not families:
        raise FontError(f"{file.name} is no font that can be read; name a TrueType or OpenType file or collection")
    family = next((family for family in families if family.endswith(_SIMPLIFIED)), families[0])
    nearest = _nearest(neighbours, family)
    if {str(file)} != {info.path for info in nearest}:
        raise FontError(f"{file.name} lies beside another file of the family {family}; give it a folder of its own")
    return Face(family, str(file), nearest[0].index)


def _nearest(infos: Iterable[typst.FontInfo], family: str) -> list[typst.FontInfo]:
    """The faces of that family which are equally near to upright text of the usual weight; typst takes one of them."""
    of_family = [info for info in infos if info.family == family]
    away = [(info.style != "normal", abs(info.stretch - 1), abs(info.weight - 400)) for info in of_family]
    return [info for info, distance in zip(of_family, away, strict=True) if distance == min(away)]


def _loaded(faces: Iterable[Face]) -> typst.Fonts:
    return _folders([Path(face.path) for face in faces], embedded=True)


def _folders(files: Iterable[Path], *, embedded: bool = False) -> typst.Fonts:
    # typst looks into folders, not files; the family's name then chooses.
    folders = sorted({str(file.parent) for file in files})
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=embedded, font_paths=folders)


@cache
def _drawn(path: str, index: int) -> frozenset[str]:
    with TTFont(path, fontNumber=index, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))
