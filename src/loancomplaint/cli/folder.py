"""The folder that a run writes: what an earlier run left there goes, what somebody else put there stays.

The folder ``sealed`` is always made, so that its being there tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from loancomplaint.errors import Fault, InputError
from loancomplaint.facts import Desk, NoticeForm

INDEX: Final = "index.html"
"""The page that a person opens first."""

GENERATOR: Final = '<meta name="generator" content="loancomplaint">'
"""How a run knows an index page of ours again."""

SEALED: Final = "sealed"
"""Where sealed reports go; nobody but the owner may look inside."""

_OURS: Final = re.compile(
    "(?:{}|customer-(?:{})(?:-[0-9]+)?)".format(
        "|".join(f"{desk.channel}-{desk}" for desk in Desk), "|".join(NoticeForm)
    )
)


def check(out: Path) -> None:
    """Make sure that a run may write to *out*: it is not there, empty, or holds an earlier run.

    Raises:
        InputError: It is none of these.
    """
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return
    sealed = out / SEALED
    if not _is_index(out / INDEX) or sealed.is_symlink() or (sealed.exists() and not sealed.is_dir()):
        raise InputError([Fault("--out", "is no empty folder, and holds no earlier run; name a new folder")])


def write(out: Path, files: Mapping[str, bytes], *, index: bytes, sealed: Mapping[str, bytes]) -> None:
    """Write a run: sealed files first, the index last; what an earlier run left is gone.

    Args:
        out: As `check` found it fit.

        files: The open files by name, the index excepted.

        index: The page to open first.

        sealed: The sealed files by name, which only the owner may read.
    """
    hidden = out / SEALED
    out.mkdir(parents=True, exist_ok=True)
    hidden.mkdir(mode=0o700, exist_ok=True)
    hidden.chmod(0o700)
    for folder in (hidden, out):
        for left in tuple(_left_by_a_run(folder)):
            left.unlink()
    for name, content in sealed.items():
        (hidden / name).touch(mode=0o600)
        (hidden / name).write_bytes(content)
    for name, content in files.items():
        (out / name).write_bytes(content)
    (out / INDEX).unlink(missing_ok=True)
    (out / INDEX).write_bytes(index)


def _is_index(path: Path) -> bool:
    return path.is_file() and GENERATOR in path.read_text(encoding="utf-8", errors="replace")


def _left_by_a_run(folder: Path) -> Iterator[Path]:
    """The reports and letters of an earlier run, in whatever format; the index stays until the new one is there."""
    # A link is taken away even where it leads nowhere: else the new report would be written where it points.
    left = (path for path in folder.iterdir() if _OURS.fullmatch(path.stem))
    return (path for path in left if path.is_symlink() or path.is_file())
