"""The jurisdiction that a command names is the one that the file names: the same papers, to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from loancomplaint.cli import loancomplaint

SEED = Path(__file__).parents[2] / "examples" / "seed" / "case.json"


def ran(out: Path, *options: str) -> dict[str, bytes]:
    """Everything that a run writes, by its place in the folder."""
    result = CliRunner().invoke(loancomplaint, ["run", str(SEED), "--out", str(out), "--to", "txt", *options])

    assert 0 == result.exit_code, result.output
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


@pytest.fixture
def papers(tmp_path: Path) -> dict[str, bytes]:
    """What a run writes that names no jurisdiction."""
    return ran(tmp_path / "unnamed")


def test_naming_the_jurisdiction_of_the_file_changes_nothing(papers: dict[str, bytes], tmp_path: Path) -> None:
    """`run CASE --pack CN` writes what `run CASE` writes, the chapter on expected defences among it."""
    assert papers == ran(tmp_path / "named", "--pack", "CN")
    assert any("抗辩预判".encode() in paper for paper in papers.values())


def test_a_jurisdiction_that_does_not_ship_is_named(tmp_path: Path) -> None:
    """A slip in the name is told what there is; nothing is written."""
    out = tmp_path / "out"
    result = CliRunner().invoke(loancomplaint, ["run", str(SEED), "--out", str(out), "--pack", "XX"])

    assert 2 == result.exit_code
    assert "there are: CN" in result.output
    assert not out.exists()
