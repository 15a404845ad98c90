"""What the documentation shows, runs: an example that cannot run is a picture of one."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sybil import Example, Sybil
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

ROOT = Path(__file__).parents[2]
COMMAND = re.compile(r"^\$ (?P<words>loancomplaint .*)\n(?P<shown>(?:(?!\$ ).*\n?)*)", re.MULTILINE)
LENIENT = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def holding(sign: str, *paths: Path) -> list[Path]:
    """Return the files whose text holds *sign*; what Sphinx built is not among them."""
    return [path for path in paths if "_build" not in path.parts and sign in path.read_text(encoding="utf-8")]


def run_commands(example: Example) -> str | None:
    """Run each ``$ loancomplaint …`` of a block, and compare the output with what is shown below it, if anything is.

    Returns:
        What went wrong; None where nothing did. Exit status 1 is an answer, not a failure.
    """
    for command in COMMAND.finditer(example.parsed):
        words = [sys.executable, "-X", "utf8", "-m", *shlex.split(command["words"])]
        run = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
        if run.returncode not in {0, 1}:
            return f"{command['words']}: exit status {run.returncode}\n{run.stderr}"
        if command["shown"].strip() and not doctest.OutputChecker().check_output(command["shown"], run.stdout, LENIENT):
            return f"{command['words']} printed\n{run.stdout}and not what the page shows"
    return None


PAGES = Sybil(parsers=[PythonCodeBlockParser(), CodeBlockParser("console", run_commands), SkipParser()])
DOCSTRINGS = Sybil(parsers=[DocTestParser()])
PROSE = [
    *((PAGES, page) for page in holding("```", ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))),
    *((DOCSTRINGS, module) for module in holding(">>> ", *sorted((ROOT / "src").rglob("*.py")))),
]


@pytest.fixture(autouse=True)
def fresh_clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where a reader of the page stands, with the examples at hand and nothing to spoil."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(("reader", "prose"), PROSE, ids=[str(prose.relative_to(ROOT)) for _, prose in PROSE])
def test_prose_runs_from_top_to_bottom(reader: Sybil, prose: Path) -> None:
    """The examples of a page, or of a module's docstrings, run in order and print what they show."""
    for example in reader.parse(prose):
        example.evaluate()
