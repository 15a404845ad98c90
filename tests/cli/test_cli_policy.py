"""The command line proves a policy, and what it writes shows the fault to whoever routes it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final, TypeAlias

import attrs
import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from policies import DAY, row, with_rows

import loancomplaint as lc
from loancomplaint.channels import ChannelPolicy, Filed, History, Some
from loancomplaint.cli import loancomplaint
from loancomplaint.facts import Desk, Form, Severity
from loancomplaint.jurisdictions.cn.policies import DEFAULT

EXAMPLE = Path(__file__).parents[2] / "examples" / "policy" / "bank.toml"
Document: TypeAlias = Any
ROWS: Final = DEFAULT.rows
GRAVE, WARNED = ROWS[2], ROWS[3]

FAULTY: Final[dict[str, tuple[ChannelPolicy, str]]] = {
    "the last row is removed": (with_rows(*ROWS[:-1]), "gap"),
    "a row is dead": (with_rows(*ROWS, row("more", Some(severity=Severity.CRITICAL), Desk.RISK_MANAGEMENT)), "dead"),
    "two rows are swapped": (with_rows(*ROWS[:2], WARNED, GRAVE, *ROWS[4:]), "dead"),
    "the sealed lane is weakened": (with_rows(attrs.evolve(ROWS[0], when=Some(accelerated=True)), *ROWS[1:]), "gap"),
}


def call(*words: object) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(loancomplaint, [str(word) for word in words], catch_exceptions=False)


def answer(*words: object) -> Document:
    """The JSON object that a command prints."""
    return json.loads(call(*words, "--json").stdout)


def written(folder: Path, policy: ChannelPolicy) -> Path:
    """Write a policy, and return its path."""
    path = folder / "policy.json"
    path.write_bytes(lc.dumps(policy))
    return path


def test_the_default_is_proved() -> None:
    """The policy that ships passes its own proof, with exit status 0."""
    assert 0 == call("policy", "check").exit_code


def test_the_example_is_proved() -> None:
    """So does the one that a bank starts from."""
    assert 0 == call("policy", "check", EXAMPLE).exit_code


@pytest.mark.parametrize("name", FAULTY)
def test_a_fault_is_reproduced_by_route(name: str, tmp_path: Path) -> None:
    """A policy that does not hold ends with status 1, and `route` decides the file written as the fault says."""
    policy, kind = FAULTY[name]
    path, out = written(tmp_path, policy), tmp_path / "shown"
    checked = call("policy", "check", path, "--out", out)
    history = out / "fault-1-history.json"
    more = ("--history", history) if history.exists() else ()
    decided = answer("route", out / "fault-1.json", "--policy", path, "--on", DAY, *more)

    assert 1 == checked.exit_code
    assert kind == answer("policy", "check", path)["faults"][0]["kind"]
    if kind == "gap":
        assert ([], []) == (decided["routes"], decided["withheld"])
    else:
        assert [Desk.RISK_MANAGEMENT] == [to["desk"] for to in decided["routes"] if to["desk"] == Desk.RISK_MANAGEMENT]


@pytest.mark.parametrize(("to", "sign"), [("md", "|"), ("html", "<table"), ("txt", "CN default"), ("json", '"rows"')])
def test_a_policy_is_shown(to: str, sign: str) -> None:
    """It prints as a table in every light format, and as the file itself."""
    assert sign in call("policy", "show", "--to", to).stdout


def test_toml_and_json_say_the_same(tmp_path: Path) -> None:
    """A policy that was read as TOML and written as JSON is the same policy."""
    policy = lc.load_policy(EXAMPLE)

    assert policy == lc.load_policy(written(tmp_path, policy))


def test_every_mistake_is_listed(tmp_path: Path) -> None:
    """A file with several mistakes is refused once, each mistake with its path."""
    path = tmp_path / "bad.toml"
    text = EXAMPLE.read_text(encoding="utf-8")
    path.write_text(
        text.replace('severity = "serious"', 'severity = "grim"', 1).replace('"aml_referral"', '"letter"'), "utf-8"
    )
    refused = call("policy", "show", path)

    assert 2 == refused.exit_code
    assert "rows[0].route.form" in refused.stderr
    assert "rows[2].when.severity" in refused.stderr


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('severity = "serious"', "accelerated = false", "rows[2].when.accelerated: false would ask for nothing"),
        ('severity = "serious"', "days_left = -1", "rows[2].when.days_left: a whole number of at least 0"),
        ("unanswered_for = 10", "unanswered_for = 100000", "unanswered_for: a whole number of at least 0"),
        ("unanswered_for = 10", 'unanswered_for = 10, answers = ["closed"]', "rows[3].once[1].of[0]: who has answered"),
        ('through = "legal_compliance"', 'through = "court"', "rows[3].route: court cannot pass"),
    ],
)
def test_what_reads_otherwise_than_it_works_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    """A policy that would load and mean something else is refused, at the place and with what would do."""
    path = tmp_path / "bad.toml"
    path.write_text(EXAMPLE.read_text("utf-8").replace(old, new, 1), "utf-8")
    refused = call("policy", "show", path)

    assert 2 == refused.exit_code
    assert said in refused.stderr


@pytest.mark.parametrize(("command", "status", "says"), [("check", 3, "loancomplaint[prove]"), ("show", 0, "")])
def test_without_the_solver_a_policy_is_shown_but_not_proved(command: str, status: int, says: str) -> None:
    """Where the extra is not installed, its name is said with status 3, and everything else works."""
    blocked = (
        "import sys; sys.modules['z3'] = None; from loancomplaint.cli import loancomplaint as go; go(sys.argv[1:])"
    )
    words = [sys.executable, "-X", "utf8", "-c", blocked, "policy", command]
    ran = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)

    assert status == ran.returncode
    assert says in ran.stderr


@pytest.mark.parametrize(
    ("of", "noun"),
    [
        ("policy", DEFAULT),
        ("policy", lc.load_policy(EXAMPLE)),
        ("history", History(filed=(Filed(desk=Desk.COURT, form=Form.LEGAL_BRIEF, on=DAY),))),
    ],
)
def test_the_schema_describes_what_is_written(of: str, noun: object) -> None:
    """What `schema --of` prints takes what is written, and refuses a field that nobody knows."""
    validator = Draft202012Validator(json.loads(call("schema", "--of", of).stdout))
    document = json.loads(lc.dumps(noun))

    assert validator.is_valid(document)
    assert not validator.is_valid({**document, "nickname": "x"})
