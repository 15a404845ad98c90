"""``loancomplaint clocks``: a contract for scripts, and a page for people."""

from __future__ import annotations

import copy
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from loancomplaint.cli import loancomplaint

SEED = Path(__file__).parents[2] / "examples" / "seed" / "case.json"
KEYS = {"kind", "ends_on", "days_left", "state", "because", "saved_by", "basis"}
SOMETIMES = {"loan", "party", "security", "violation", "from"}


def call(*words: object) -> Result:
    """Run the command line in this process; what it does not catch fails the test."""
    return CliRunner().invoke(loancomplaint, ["clocks", *map(str, words)], catch_exceptions=False)


def test_scripts_read_every_clock() -> None:
    """The first to end stands first; every key is there, or left out where it has no value."""
    done = call(SEED, "--json")
    answer = json.loads(done.stdout)

    assert 0 == done.exit_code
    assert "TS-2024-0917" == answer["reference"]
    assert ["revocation", "guarantee_period", "limitation"] == [clock["kind"] for clock in answer["clocks"]]
    for clock in answer["clocks"]:
        assert set(clock) >= KEYS
        assert KEYS | SOMETIMES >= set(clock)
        assert None not in clock.values()
        assert clock["days_left"] == (dt.date.fromisoformat(clock["ends_on"]) - dt.date(2024, 9, 17)).days


@pytest.mark.parametrize(
    ("locale", "says"), [("zh-CN", "保证期间，至2027年1月14日止：剩余849天"), ("en", "849 days left")]
)
def test_people_read_it_in_their_language(locale: str, says: str) -> None:
    """Until when, why, and what saves it."""
    told = call(SEED, "--locale", locale)

    assert 0 == told.exit_code
    assert says in told.stdout
    assert "周某" in told.stdout


def test_a_file_without_a_clock_says_so(tmp_path: Path) -> None:
    """Nothing runs, and that is an answer."""
    document: Any = copy.deepcopy(json.loads(SEED.read_text(encoding="utf-8")))
    document["violations"], document["loans"], document["requests"] = [], [], []
    path = tmp_path / "case.json"
    path.write_text(json.dumps(document), encoding="utf-8")

    assert [] == json.loads(call(path, "--json").stdout)["clocks"]
    assert "没有已知的期间" in call(path).stdout


def test_the_law_of_another_day_may_be_asked_for() -> None:
    """Before the Code the articles are those of the laws that it replaced."""
    (basis, *_) = next(
        clock["basis"]
        for clock in json.loads(call(SEED, "--on", "2020-12-31", "--json").stdout)["clocks"]
        if clock["kind"] == "limitation"
    )

    assert "CN:general-provisions-law:188" == basis["key"]
