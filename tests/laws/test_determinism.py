"""The same case makes the same files, byte for byte, whatever the process, the zone, the locale and the hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings

import loancomplaint as lc
from loancomplaint.facts import CaseFile
from loancomplaint.testing.strategies import case_files

LIGHT, HEAVY = ("txt", "md", "html", "json"), ("docx", "pdf")
ELSEWHERE = (
    {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "2"},
)

DIGESTS = """
import hashlib, sys
from contextlib import suppress
from pathlib import Path

import loancomplaint as lc
from loancomplaint.errors import MissingGlyphError, NotClearedError, NotOpenError, UnknownNameError
from loancomplaint.facts import NoticeForm

def outcome(document, to, locale):
    try:
        return hashlib.sha256(lc.render(document, to, locale=locale).content).hexdigest()
    except MissingGlyphError as refused:
        return str(refused)

folder, *formats = sys.argv[1:]
for file in sorted(Path(folder).iterdir()):
    case = lc.load(file)
    assessment, made = lc.assess(case), []
    for route in lc.decide(assessment).routes:
        try:
            made.append(lc.compose(assessment, route))
        except NotClearedError as refused:
            print(file.stem, refused)
    for form in NoticeForm:
        with suppress(NotClearedError, NotOpenError, UnknownNameError):
            made.append(lc.notice(lc.terms(case), form))
    for document in made:
        for to in formats:
            for locale in ("zh-CN", "en"):
                print(file.stem, outcome(document, to, locale))
"""
"""A process of its own: it prints the digest of every document on every case file of a folder."""


def generated(count: int, folder: Path) -> Path:
    """*folder*, with that many generated case files on which there is something to report."""

    @settings(
        max_examples=count,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )
    @given(case_files())
    def keep(case: CaseFile) -> None:
        assume(lc.decide(lc.assess(case)).routes)
        written = len([*folder.iterdir()])
        (folder / f"{written:03}.json").write_bytes(lc.dumps(case))

    keep()
    return folder


def digests(folder: Path, formats: tuple[str, ...], elsewhere: dict[str, str]) -> list[str]:
    """What another process makes of the files."""
    command = [sys.executable, "-X", "utf8", "-c", DIGESTS, str(folder), *formats]
    run = subprocess.run(command, env=os.environ | elsewhere, capture_output=True, text=True, check=True)
    return run.stdout.splitlines()


def assert_same_everywhere(count: int, formats: tuple[str, ...], folder: Path) -> None:
    """Two processes make the same of as many generated files, and make something of each."""
    files = generated(count, folder)
    here, there = (digests(files, formats, place) for place in ELSEWHERE)

    assert here == there
    assert count == len({line.split()[0] for line in here})


def test_the_same_bytes_in_two_processes(tmp_path: Path) -> None:
    """A few generated files, in every format."""
    assert_same_everywhere(4, (*LIGHT, *HEAVY), tmp_path)


@pytest.mark.soak
def test_the_same_bytes_in_two_processes_for_many(tmp_path: Path) -> None:
    """Two hundred generated files, in the formats that cost little; see the next for the others."""
    assert_same_everywhere(200, LIGHT, tmp_path)


@pytest.mark.soak
def test_the_same_bytes_in_two_processes_for_many_in_print(tmp_path: Path) -> None:
    """Two hundred generated files as Word documents and as PDF."""
    assert_same_everywhere(200, HEAVY, tmp_path)
