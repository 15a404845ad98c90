"""What the documentation shows, runs: an example that cannot run is a picture of one."""

from __future__ import annotations

import doctest
import importlib
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sybil import Example, Sybil
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser, SkipParser

ROOT = Path(__file__).parents[1]
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


READER = Sybil(parsers=[PythonCodeBlockParser(), CodeBlockParser("console", run_commands), SkipParser()])
PAGES = holding("```", ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
SOURCES = holding(">>> ", *sorted((ROOT / "src").rglob("*.py")))


@pytest.fixture(autouse=True)
def fresh_clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where a reader of the page stands, with the examples at hand and nothing to spoil."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_runs_from_top_to_bottom(page: Path) -> None:
    """The Python and console blocks of a page run in order, in one namespace, and print what they show."""
    for example in READER.parse(page):
        example.evaluate()


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: str(source.relative_to(ROOT)))
def test_a_docstring_shows_what_happens(source: Path) -> None:
    """The examples in a module's docstrings print what they show."""
    dotted = ".".join(source.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")

    failed, tried = doctest.testmod(importlib.import_module(dotted))

    assert 0 == failed
    assert tried
