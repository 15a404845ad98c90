"""The folder of a run is the run before or the new one, whole, whatever happens; it tells nothing of what is sealed."""

from __future__ import annotations

import os
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from loancomplaint.cli import folder
from loancomplaint.errors import InputError
from loancomplaint.files import digest_within, read, replace

INDEX = f"<!doctype html>{folder.GENERATOR}".encode()
OLD = {"internal-risk_management.html": b"old", "legal-lawyer.html": b"old"}
NEW = {"internal-risk_management.html": b"new", "customer-demand_letter.html": b"new"}


def written(out: Path) -> dict[str, bytes]:
    """What the folder holds in the open."""
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file() and path.name != folder.INDEX}


def run(out: Path, files: dict[str, bytes], sealed: dict[str, bytes] | None = None) -> None:
    """Write a run as the command does."""
    folder.check(out)
    folder.write(out, files, index=INDEX, sealed=sealed or {}, places=2)


def killed_at(step: int, out: Path) -> bool:
    """Whether a run, killed as it asks the file system for the *step*-th time, got so far at all."""
    child = os.fork()
    if child == 0:
        asked = 0

        def kill(event: str, _: object) -> None:
            nonlocal asked
            if event.startswith(("open", "os.", "shutil.", "tempfile.", "ctypes.")):
                asked += 1
                if asked == step:
                    os._exit(9)

        sys.addaudithook(kill)
        run(out, NEW, {"internal-aml_compliance.html": b"sealed"})
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are killed by forking them")
def test_a_run_that_is_killed_leaves_the_one_before_or_the_new_one(tmp_path: Path) -> None:
    """At whatever step it is killed, no reader finds a mixture, and the next run goes through."""
    step = 1
    while True:
        out = tmp_path / str(step) / "out"
        out.parent.mkdir()
        run(out, OLD)
        finished = not killed_at(step, out)

        assert written(out) in (OLD, NEW), f"killed at step {step}"
        assert (out / folder.INDEX).read_bytes() == INDEX
        run(out, NEW)
        assert NEW == written(out)
        if finished:
            break
        step += 1
    assert step > 20


def test_a_first_run_that_fails_can_be_repeated(tmp_path: Path) -> None:
    """A name that the file system refuses leaves no folder behind, nor anything beside it."""
    with pytest.raises(OSError, match="long"):
        run(tmp_path / "out", {"x" * 300: b"new"})

    assert [] == list(tmp_path.iterdir())
    run(tmp_path / "out", NEW)
    assert NEW == written(tmp_path / "out")


def test_a_later_run_that_fails_leaves_the_earlier_one(tmp_path: Path) -> None:
    """What was written stays until the new run is complete."""
    run(tmp_path / "out", OLD)

    with pytest.raises(OSError, match="long"):
        run(tmp_path / "out", {**NEW, "x" * 300: b"new"})

    assert OLD == written(tmp_path / "out")
    assert ["out"] == [path.name for path in tmp_path.iterdir()]


def test_what_somebody_else_put_there_stays(tmp_path: Path) -> None:
    """Notes of a reader, in the open and among the sealed files, are there after the next run."""
    out = tmp_path / "out"
    run(out, OLD)
    (out / "notes.txt").write_text("mine")
    (out / "sealed" / "notes.txt").write_text("mine too")
    (out / "more").mkdir()

    run(out, NEW)

    assert {**NEW, "notes.txt": b"mine"} == written(out)
    assert "mine too" == (out / "sealed" / "notes.txt").read_text()
    assert (out / "more").is_dir()
    assert ["out"] == [path.name for path in tmp_path.iterdir()]


def test_two_runs_at_once_never_mix(tmp_path: Path) -> None:
    """Whichever comes last, the folder holds one of them."""
    for round_ in range(20):
        out = tmp_path / str(round_)
        run(out, OLD)
        runs = [
            threading.Thread(target=run, args=(out, {f"{name}": which for name in NEW}))
            for which in (b"first", b"second")
        ]
        for each in runs:
            each.start()
        for each in runs:
            each.join()

        assert 1 == len(set(written(out).values()))


@pytest.fixture(params=["on disk", "in memory"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk, and one on a file system that counts names in a folder's size."""
    if request.param == "on disk":
        yield tmp_path
        return
    if not os.access("/dev/shm", os.W_OK):  # noqa: S108 - the one file system in memory that every Linux has
        pytest.skip("there is no file system in memory here")
    with TemporaryDirectory(dir="/dev/shm") as made:
        yield Path(made)


def test_the_folder_tells_nothing_of_what_is_sealed(place: Path) -> None:
    """With sealed files and without: the same modes and sizes, and times from the same moment."""
    for name, sealed in (("with", {"internal-aml_compliance.html": b"x" * 9_999}), ("without", {})):
        for _ in range(2):
            run(place / name, NEW, sealed)
    seen = {name: (place / name / "sealed").stat() for name in ("with", "without")}

    assert 1 == len({(each.st_mode, each.st_size, each.st_nlink) for each in seen.values()})
    assert {0o700} == {stat.S_IMODE(each.st_mode) for each in seen.values()}
    for name, each in seen.items():
        assert abs(each.st_mtime - (place / name / folder.INDEX).stat().st_mtime) < 1


def test_sealed_files_are_the_owners_alone(tmp_path: Path) -> None:
    """Whatever mask the process has."""
    before = os.umask(0)
    try:
        run(tmp_path / "out", NEW, {"internal-aml_compliance.html": b"sealed"})
    finally:
        os.umask(before)

    assert {0o600} == {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "out" / "sealed").iterdir()}


def test_a_file_is_replaced_and_never_written_through(tmp_path: Path) -> None:
    """A link that stands at the place goes; what it led to is as it was, and an owner's file is the owner's at once."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("as it was")
    for at, link in (("symbolic", Path.symlink_to), ("hard", Path.hardlink_to)):
        link(tmp_path / at, elsewhere)
        replace(tmp_path / at, b"new", owner_only=True)

        assert "as it was" == elsewhere.read_text()
        assert "new" == (tmp_path / at).read_text()
        assert 0o600 == stat.S_IMODE((tmp_path / at).stat().st_mode)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a FIFO")
def test_no_device_no_link_and_no_path_out_of_the_folder_is_read(tmp_path: Path) -> None:
    """A FIFO does not make us wait, and a digest tells nothing of files elsewhere."""
    inside = tmp_path / "case"
    (inside / "evidence").mkdir(parents=True)
    (inside / "evidence" / "a.txt").write_text("a")
    (tmp_path / "secret").write_text("s")
    os.mkfifo(inside / "fifo")
    (inside / "zero").symlink_to("/dev/zero")
    (inside / "out").symlink_to(tmp_path)
    (inside / "alias").symlink_to(inside / "evidence" / "a.txt")

    assert digest_within(inside, "evidence/a.txt") is not None
    for name in ("fifo", "zero", "alias", "out/secret", "../secret", "evidence/../../secret", "evidence", "", "a\0b"):
        assert digest_within(inside, name) is None
    for name in ("fifo", "evidence"):
        with pytest.raises((InputError, OSError)):
            read(inside / name)


def test_a_file_is_read_up_to_its_bound(tmp_path: Path) -> None:
    """One byte more is refused."""
    (tmp_path / "f").write_bytes(b"12345")

    assert b"12345" == read(tmp_path / "f", 5)
    with pytest.raises(InputError, match="longer than 4 bytes"):
        read(tmp_path / "f", 4)
