"""The folder that a run writes: the run before or the new one, whole, whenever somebody looks.

A run is written into a folder beside it, which then takes its place in one step.
What an earlier run left goes; what somebody else put there stays.
The folder ``sealed`` is always made, with the same size and time whatever it holds, so that it tells nothing.
"""

from __future__ import annotations

import ctypes
import errno
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from loancomplaint.errors import Fault, InputError
from loancomplaint.facts import Desk, Form, NoticeForm
from loancomplaint.files import create, sync_folder

INDEX: Final = "index.html"
"""The page that a person opens first."""

GENERATOR: Final = '<meta name="generator" content="loancomplaint">'
"""How a run knows an index page of ours again."""

SEALED: Final = "sealed"
"""Where sealed reports go; nobody but the owner may look inside."""


def beside(form: Form) -> str:
    """What a paper that stands beside another has after the other's name."""
    return form.value.replace("_", "-")


_OURS: Final = re.compile(
    "(?:(?:{})(?:-(?:{}))?|customer-(?:{})(?:-[0-9]+)?)".format(
        "|".join(f"{desk.channel}-{desk}" for desk in Desk),
        "|".join(map(beside, Form)),
        "|".join(NoticeForm),
    )
)

_BESIDE: Final = ".loancomplaint-"
"""How the names of folders begin that a run makes beside its own."""


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


def write(out: Path, files: Mapping[str, bytes], *, index: bytes, sealed: Mapping[str, bytes], places: int = 0) -> None:
    """Write a run in place of an earlier one.

    Args:
        out: As `check` found it fit.

        files: The open files by name, the index excepted.

        index: The page to open first.

        sealed: The sealed files by name, which only the owner may read.

        places: As many names stand in the folder ``sealed`` in any case, blank ones among them, where the file
            system shows in a folder's size how many there are.

    Raises:
        OSError: The file system refuses it; *out* is as it was.
    """
    whole = out.absolute()
    whole.parent.mkdir(parents=True, exist_ok=True)
    # A link to a folder stays a link: the folder that it leads to is the one that is replaced.
    whole = whole.resolve() if whole.is_symlink() else whole
    with _beside(whole) as made:
        hidden = made / SEALED
        hidden.mkdir(mode=0o700)
        born = hidden.stat()
        blanks = range(len(sealed), places) if _tells_how_many(hidden) else ()
        for name, content in {**sealed, **{f".{number}": b"" for number in blanks}}.items():
            create(hidden / name, content, owner_only=True)
        os.utime(hidden, ns=(born.st_atime_ns, born.st_mtime_ns))
        for name, content in {**files, INDEX: index}.items():
            create(made / name, content)
        sync_folder(hidden)
        sync_folder(made)
        made.chmod(0o777 & ~_umask())
        _take_place(made, whole)
        sync_folder(whole.parent)


def _tells_how_many(folder: Path) -> bool:
    """Whether the size of an empty *folder*, which everybody may ask for, changes with a name in it."""
    empty, trial = folder.stat().st_size, folder / ".0"
    create(trial, b"", owner_only=True)
    holding = folder.stat().st_size
    trial.unlink()
    return empty != holding


@contextmanager
def _beside(out: Path) -> Iterator[Path]:
    """Make a folder of the owner's beside *out*; whatever is at its place in the end is somebody's own, or goes."""
    made = Path(tempfile.mkdtemp(prefix=_BESIDE, dir=out.parent))
    try:
        yield made
    finally:
        if made.exists():
            _give_back(made, out)
            shutil.rmtree(made, ignore_errors=True)


def _take_place(made: Path, out: Path) -> None:
    """Put *made* at the place of *out* in one step; what stood there is at the place of *made* then, if anything."""
    while True:
        try:
            made.rename(out)  # where nothing stands, or an empty folder
        except OSError as refused:
            if refused.errno not in {errno.ENOTEMPTY, errno.EEXIST, errno.EACCES, errno.EPERM} or not out.is_dir():
                raise
        else:
            return
        with suppress(FileNotFoundError):  # another run took it away just now: try again
            _exchange(made, out)
            return


def _exchange(a: Path, b: Path) -> None:
    """Exchange two folders, in one step where the system can."""
    if _exchanged_at_once(a, b):
        return
    aside = Path(tempfile.mkdtemp(prefix=_BESIDE, dir=b.parent)) / "old"
    b.rename(aside)
    try:
        a.rename(b)
    except OSError:
        aside.rename(b)
        raise
    aside.rename(a)
    aside.parent.rmdir()


_AT_CWD: Final = -100
_EXCHANGE: Final = 2


def _exchanged_at_once(a: Path, b: Path) -> bool:
    """Ask Linux to exchange two names, which nothing in the standard library does."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(_AT_CWD, os.fsencode(a), _AT_CWD, os.fsencode(b), _EXCHANGE) == 0:
        return True
    failed = ctypes.get_errno()
    if failed in {errno.EINVAL, errno.ENOSYS}:  # a file system that cannot
        return False
    raise OSError(failed, os.strerror(failed))


def _give_back(old: Path, out: Path) -> None:
    """Move what somebody else put into an earlier run to the new one."""
    if not _is_index(old / INDEX) or not out.is_dir():
        return
    for folder, into in ((old, out), (old / SEALED, out / SEALED)):
        for path in tuple(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else ():
            ours = path.name in {INDEX, SEALED} or _OURS.fullmatch(path.stem) or _BLANK.fullmatch(path.name)
            if not ours and not (into / path.name).exists():
                path.rename(into / path.name)


_BLANK: Final = re.compile(r"\.[0-9]+")


def _is_index(path: Path) -> bool:
    return path.is_file() and GENERATOR in path.read_text(encoding="utf-8", errors="replace")


def _umask() -> int:
    """The process's mask; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
