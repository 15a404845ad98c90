"""Files on disk: read only where regular, bounded and inside their folder; written whole or not at all.

Used by the doors and the roof alone; nothing that decides opens a file.
"""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader
from pathlib import Path
from typing import Final

from loancomplaint.errors import Fault, InputError

MOST: Final = 64 * 1024 * 1024
"""The longest file, in bytes, that is read into memory."""

MOST_DIGESTED: Final = 4 * 1024**3
"""The longest file, in bytes, whose digest is calculated; it is read piece by piece."""

OWNER_ONLY: Final = 0o600
_BY_UMASK: Final = 0o666
_BLOCK: Final = 1024 * 1024
_NO_WAITING: Final = getattr(os, "O_NONBLOCK", 0)  # a FIFO would wait for its writer for ever
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)
_BINARY: Final = getattr(os, "O_BINARY", 0)


def read(path: Path, most: int = MOST) -> bytes:
    """Read a regular file of bounded length.

    Raises:
        InputError: It is no regular file, or longer than *most* bytes.

        OSError: The file system refuses it.
    """
    try:
        handle = os.open(path, os.O_RDONLY | _NO_WAITING | _BINARY)
    except ValueError as odd:  # a null character, or half a character
        raise InputError([Fault("", "no file can have such a name; give another path")]) from odd
    with _opened(handle) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise InputError([Fault("", f"the file is longer than {most} bytes; give a shorter one")])
    return content


def digest_within(folder: Path, name: str) -> str | None:
    """Calculate the SHA-256 of a file inside *folder*.

    Args:
        folder: Where to look; no path and no link leads out of it.

        name: A relative path with ``/`` between its names.

    Returns:
        64 lower-case hexadecimal digits; None where there is no such regular file that can be read, where a link
        stands on the way, or where the file is longer than `MOST_DIGESTED`.
    """
    names = name.split("/")
    if not all(names) or any(part in {".", ".."} or os.sep in part or "\0" in part for part in names):
        return None
    with suppress(OSError, ValueError, InputError), _opened(_descend(folder, names)) as file:
        if os.fstat(file.fileno()).st_size <= MOST_DIGESTED:
            return hashlib.file_digest(file, "sha256").hexdigest()
    return None


def _descend(folder: Path, names: list[str]) -> int:
    """Open a file below *folder* step by step, so that no link on the way is followed."""
    if os.open not in os.supports_dir_fd:
        return os.open(folder.joinpath(*names), os.O_RDONLY | _BINARY)
    here = os.open(folder, os.O_RDONLY)
    try:
        for name in names[:-1]:
            below = os.open(name, os.O_RDONLY | os.O_DIRECTORY | _NO_LINK, dir_fd=here)
            os.close(here)
            here = below
        return os.open(names[-1], os.O_RDONLY | _NO_WAITING | _NO_LINK, dir_fd=here)
    finally:
        os.close(here)


@contextmanager
def _opened(descriptor: int) -> Iterator[BufferedReader]:
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise InputError([Fault("", "is no regular file; give one")])
        yield file


def replace(path: Path, content: bytes, *, owner_only: bool = False) -> None:
    """Write *content* to *path* whole or not at all; a link that stands there is replaced, never written through.

    Args:
        path: Where to; what was there stays until the new file is complete.

        content: All of it.

        owner_only: Whether nobody else may read it, from the first byte on.

    Raises:
        OSError: The file system refuses it; what was there is as it was.
    """
    if path.is_dir():
        raise IsADirectoryError(21, "Is a directory")
    with tempfile.TemporaryDirectory(prefix=".loancomplaint-", dir=path.parent) as beside:
        # The folder is the owner's alone, so nobody opens the file before it has its final mode.
        written = Path(beside) / "file"
        create(written, content, owner_only=owner_only)
        written.replace(path)
    sync_folder(path.parent)


def create(path: Path, content: bytes, *, owner_only: bool = False) -> None:
    """Write a new file, down to the disk; raises FileExistsError where anything stands there."""
    mode = OWNER_ONLY if owner_only else _BY_UMASK
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the names in *folder* on the disk too, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
