"""A bank's folder of templates, read whole before any of it is used: what is not in it cannot be reached."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Final

import attrs

from loancomplaint.errors import Fault, InputError

OURS: Final = "ours/"
"""What a template of ours is called by, whether or not the bank has one of the same name."""

MOST_FILES: Final = 100
MOST_BYTES: Final = 256 * 1024
"""How much one file may hold."""

_SUFFIXES: Final = (".j2", ".css")


@attrs.frozen
class TemplateFolder:
    """The templates of a bank, as text.

    Attributes:
        files: Name inside the folder, with forward slashes, and content.
    """

    files: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, folder: str | Path) -> TemplateFolder:
        """Read every ``.j2`` and ``.css`` file below *folder*; others are passed over.

        Raises:
            InputError: It cannot be read, or holds links, a folder ``ours``, too much, or what is not UTF-8.
        """
        found, faults = list[tuple[str, str]](), list[Fault]()
        for path, name in _paths(Path(folder)):
            try:
                found.append((name, _text(path, name)))
            except UnicodeDecodeError as error:
                faults.append(Fault(name, f"not UTF-8 at byte {error.start}"))
            except OSError as error:
                faults.append(Fault(name, error.strerror or str(error)))
        if len(found) > MOST_FILES:
            faults.append(Fault("", f"there are {len(found)} templates; {MOST_FILES} are allowed"))
        if faults:
            raise InputError(faults)
        return cls(tuple(found))

    @property
    def names(self) -> tuple[str, ...]:
        """The whole name of every template, the bank's and ours."""
        return (*dict(self.files), *shipped())

    def source(self, name: str) -> tuple[str, str, None] | None:
        """The text and the whole name of the template that *name* means, the bank's own before ours; as Jinja asks."""
        every = {**shipped(), **dict(self.files)}
        whole = name if name in every else OURS + name
        return (every[whole], whole, None) if whole in every else None


@cache
def shipped() -> Mapping[str, str]:
    """Our own templates, by whole name."""
    ours = files("loancomplaint.renderers") / "templates"
    return MappingProxyType({OURS + each.name: each.read_text(encoding="utf-8") for each in ours.iterdir()})


def _paths(folder: Path) -> Iterator[tuple[Path, str]]:
    try:
        is_there = folder.is_dir()
    except OSError as error:
        raise InputError([Fault("", f"{error.strerror or 'cannot be read'}; give another folder")]) from error
    if not is_there:
        raise InputError([Fault("", "there is no such folder of templates")])
    for above, below, names in os.walk(folder):
        below.sort()
        # A link to a folder is among the folders, and is not walked into.
        links = [name for name in below if Path(above, name).is_symlink()]
        for path in (Path(above, name) for name in sorted([*links, *names])):
            if path.name in links or path.suffix in _SUFFIXES:
                yield path, path.relative_to(folder).as_posix()


def _text(path: Path, name: str) -> str:
    if path.is_symlink():
        raise OSError("a link is not followed; put the file itself here")
    if name.startswith(OURS):
        raise OSError("the name ours is taken: it stands for the templates that ship")
    if not path.is_file() or path.stat().st_size > MOST_BYTES:
        raise OSError(f"a template is a file of at most {MOST_BYTES:,} bytes")
    return path.read_text(encoding="utf-8")
