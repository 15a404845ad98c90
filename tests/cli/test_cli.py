"""The command line: what it promises to people, to scripts, and about those who may not know."""

from __future__ import annotations

import copy
import datetime as dt
import json
import os
import re
import shutil
import stat
import subprocess
import sys
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

import attrs
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import loancomplaint as lc
from loancomplaint.cli import loancomplaint, status_of
from loancomplaint.cli.options import tell
from loancomplaint.errors import (
    Fault,
    InputError,
    LoanComplaintError,
    MissingExtra,
    NotClearedError,
    NotInForceError,
    NotOpenError,
    UnknownNameError,
)
from loancomplaint.facts import CaseFile, Citation, Evidence, EvidenceKind, Violation, ViolationKind
from loancomplaint.jurisdictions import load
from loancomplaint.rules.standard import STANDARD
from loancomplaint.testing.strategies import case_files

ROOT = Path(__file__).parents[2]
SEED = ROOT / "examples" / "seed"
CASE = SEED / "case.json"
FALSEHOOD = {
    "id": "V4",
    "kind": "false_information",
    "loan": "LDZJ-2024-0117",
    "began_on": "2024-01-10",
    "discovered_on": "2024-09-05",
    "amount": {"amount": "900000.00", "currency": "CNY"},
    "statement": "借款人申请贷款时提交的固定资产明细账与税务申报资料不一致。",
    "citations": [{"evidence": "E11", "proves": "借款人提交的明细账"}, {"evidence": "E4", "proves": "登记情况"}],
    "customer_explanation": "企业称系统计口径不同。",
}
Document: TypeAlias = Any

# ---------------------------------------------------------------- tools


def call(*words: object) -> Result:
    """Run the command line in this process; what it does not catch fails the test."""
    return CliRunner().invoke(loancomplaint, [str(word) for word in words], catch_exceptions=False)


def answer(*words: object) -> Document:
    """Return the JSON object that a command prints."""
    return json.loads(call(*words, "--json").stdout)


def written(folder: Path, document: Document) -> Path:
    """Write a case file, with the seed's evidence beside it, and return its path."""
    shutil.copytree(SEED / "evidence", folder / "evidence", dirs_exist_ok=True)
    path = folder / "case.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def open_files(out: Path) -> dict[str, bytes | None]:
    """Return what lies open in a folder, by name: the content of files, None for folders."""
    found = (path for path in sorted(out.rglob("*")) if path.parent.name != "sealed")
    return {str(path.relative_to(out)): path.read_bytes() if path.is_file() else None for path in found}


def run(case: CaseFile | bytes) -> tuple[int, bytes, bytes, dict[str, bytes | None]]:
    """Do the main job on a case; return everything about it that is open."""
    with TemporaryDirectory() as folder, chdir(folder):
        Path("case.json").write_bytes(case if isinstance(case, bytes) else lc.dumps(case))
        done = call("run", "case.json", "--out", "out", "--to", "html", "--to", "json")
        return done.exit_code, done.stdout_bytes, done.stderr_bytes, open_files(Path("out"))


def suspected(case: CaseFile) -> CaseFile:
    """The case with a suspicion of laundering before everything else, and evidence that only it cites."""
    suspicion = Violation(
        id="V0",
        kind=ViolationKind.SUSPECTED_MONEY_LAUNDERING,
        began_on=case.as_of - dt.timedelta(days=900),
        statement="多笔个人款项转入后次日集中转出，涉嫌洗钱。",
        citations=(Citation(evidence="E0"), Citation(evidence="E1", proves="资金去向")),
    )
    item = Evidence(id="E0", kind=EvidenceKind.BANK_STATEMENT, file="evidence/flows.csv", sha256="0" * 64)
    violations, evidence = (suspicion, *case.violations), (item, *case.evidence)
    return attrs.evolve(case, violations=violations, evidence=evidence)


def as_if_unsuspected(case: CaseFile) -> CaseFile:
    """The case file that its author would have written had she suspected nothing."""
    suspicions = [v.id for v in case.violations if v.kind is ViolationKind.SUSPECTED_MONEY_LAUNDERING]
    return case.without(suspicions)


# ---------------------------------------------------------------- contracts

TEXT = {"type": "string", "minLength": 1}
WORD = {"type": "string", "pattern": "^[a-z_]+$"}
DAY = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
CHANNEL = {"enum": ["internal", "external", "legal"]}
VERDICT = {"enum": ["sufficient", "insufficient", "contradicted", "not_assessable"]}


def thing(required: dict[str, Document], **optional: Document) -> Document:
    """A JSON object with these fields and no other; an optional one is absent rather than null."""
    fields = {**required, **optional}
    return {"type": "object", "properties": fields, "required": [*required], "additionalProperties": False}


def many(items: Document) -> Document:
    """A JSON array."""
    return {"type": "array", "items": items}


SUM = thing({"amount": {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}, "currency": {"type": "string"}})
FINDING = thing(
    {
        "code": {"type": "string", "pattern": "^[A-Z]{3}-[0-9]{3}$"},
        "outcome": {"enum": ["gap", "contradiction", "doubt"]},
        "path": TEXT,
        "blocks": many(CHANNEL),
        "message": TEXT,
        "remedy": TEXT,
        "basis": many(thing({"key": TEXT, "title": TEXT, "in_force_from": DAY})),
    },
    violation=TEXT,
    request=TEXT,
)
ASSESSED = thing(
    {
        "reference": TEXT,
        "on": DAY,
        "known_at": DAY,
        "pack": {"const": "CN"},
        "verdicts": many(
            thing(
                {
                    "violation": TEXT,
                    **dict.fromkeys(("internal", "external", "legal"), VERDICT),
                    "severity": {"enum": ["minor", "moderate", "serious", "critical"]},
                }
            )
        ),
        "findings": many(FINDING),
        "delinquency": many(
            {
                "oneOf": [
                    thing(
                        {
                            "loan": TEXT,
                            "days_past_due": {"type": "integer", "minimum": 0},
                            "overdue_principal": SUM,
                            "overdue_interest": SUM,
                        },
                        classification_floor={"enum": ["pass", "special_mention", "substandard", "doubtful", "loss"]},
                    ),
                    thing({"loan": TEXT}),  # no schedule on file: nothing is said of arrears
                ]
            }
        ),
    }
)
WAY = {"channel": CHANNEL, "desk": WORD, "authority": TEXT, "form": WORD, "because": TEXT}
WHAT_IF = thing(
    {
        "changes": {**many(thing({"kind": WORD, "says": TEXT})), "minItems": 1},
        "days": {"type": "integer", "minimum": 0},
    }
)
DECIDED = thing(
    {
        "reference": TEXT,
        "policy": thing({"name": TEXT, "version": TEXT}),
        "routes": many(
            thing(
                {**WAY, "sealed": {"type": "boolean"}, "violations": many(TEXT), "row": TEXT},
                through=WORD,
                act_by=DAY,
                unverified={**many(TEXT), "minItems": 1},
            )
        ),
        "withheld": many(thing({**WAY, "opens_when": {**many(TEXT), "minItems": 1}, "nearest": many(WHAT_IF)})),
        "bans": {**many(WORD), "uniqueItems": True},
        "trace": many(thing({"row": TEXT, "matched": {"type": "boolean"}, "why": TEXT})),
    }
)
WRITTEN = thing(
    {"reference": TEXT, "out": TEXT, "files": many(TEXT), "notice_held": {"type": "boolean"}},
    primary=WORD,
)


def faults(document: Document, contract: Document) -> list[str]:
    """Return how *document* breaks its contract."""
    return [error.message for error in Draft202012Validator(contract).iter_errors(document)]


# ---------------------------------------------------------------- laws


@given(case_files().map(suspected))
def test_nothing_open_depends_on_sealed_matter(case: CaseFile) -> None:
    """Open files, what is printed and the exit status are those of a case in which nobody suspects anything."""
    assert run(as_if_unsuspected(case)) == run(case)


@given(case_files())
def test_no_open_page_speaks_of_sealed_matter(case: CaseFile) -> None:
    """The index and whatever stands beside it hold no word that an uncleared reader may not see."""
    _, out, err, files = run(case)

    spoken = load("CN").lexicon.speaks_of_sealed_matter
    pages = {name: content.decode() for name, content in files.items() if content and name.endswith(".html")}
    assert [] == [name for name, page in pages.items() if spoken(page)]
    assert not spoken(out.decode())
    assert not spoken(err.decode())


@given(case_files())
def test_what_scripts_read_keeps_its_shape(case: CaseFile) -> None:
    """Whatever the file, `--json` prints one object of the promised fields on standard output, and nothing else."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "case.json")
        path.write_bytes(lc.dumps(case))
        for command, contract in (
            (("assess",), ASSESSED),
            (("route",), DECIDED),
            (("run", "--out", folder + "/o"), WRITTEN),
        ):
            done = call(command[0], path, *command[1:], "--json")

            assert [] == faults(json.loads(done.stdout), contract)
            assert done.exit_code in {0, 1}


@given(case_files())
def test_a_letter_depends_on_the_contract_alone(case: CaseFile) -> None:
    """The customer's letter, the messages and the exit status are the same whatever else the file holds."""

    def letter(of: CaseFile) -> tuple[int, str, str, bytes]:
        with TemporaryDirectory() as folder, chdir(folder):
            Path("case.json").write_bytes(lc.dumps(of))
            done = call("render", "case.json", "--for", "customer", "--to", "txt", "--out", "letter.txt")
            made = Path("letter.txt")
            return done.exit_code, done.stdout, done.stderr, made.read_bytes() if made.exists() else b""

    bare = attrs.evolve(
        case,
        background=None,
        violations=(),
        evidence=(),
        requests=(),
        implicated_staff=(),
        approvals=(),
        authority_filings=(),
        collection_log=(),
    )
    assert letter(bare) == letter(case)


@given(st.dates() | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12))
def test_a_day_is_written_one_way(day: dt.date | str) -> None:
    """A day that a case file may speak of is understood as it writes it, and nothing else is a day."""
    done = call("rules", f"--on={day}")

    assert (0 if is_day(str(day)) else 2) == done.exit_code


@pytest.mark.parametrize("day", ["1899-12-31", "2201-01-01", "9999-12-31"])
@pytest.mark.parametrize("option", ["--on", "--known-at"])
def test_a_day_of_another_age_is_refused(option: str, day: str) -> None:
    """The usual way to say "everything" is too far off to add a period to, and said to be so."""
    done = call("route", CASE, option, day)

    assert 2 == done.exit_code
    assert "1900 to 2200" in done.stderr


def is_day(text: str) -> bool:
    """Whether *text* is the only way to write some day of the years that a case file may speak of."""
    try:
        return dt.date.fromisoformat(text).isoformat() == text and "1900" <= text[:4] <= "2200"
    except ValueError:
        return False


@given(st.text())
def test_whatever_a_file_says_can_be_printed(text: str) -> None:
    """No text breaks the output, and none steers the terminal."""
    import click

    @click.command()
    def speak() -> None:
        tell(text)

    printed = CliRunner().invoke(speak, catch_exceptions=False).stdout_bytes.decode()

    assert [] == [c for c in printed if c not in {"\n", "\t"} and (c < " " or "\x7f" <= c < "\xa0")]


# ---------------------------------------------------------------- tables


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (0, ("assess", CASE)),
        (0, ("route", CASE)),
        (0, ("schema",)),
        (0, ("rules",)),
        (0, ("rules", "--json")),
        (0, ("render", CASE, "--for", "customer", "--to", "html", "--out", "o.html", "--json")),
        (0, ("rule", "grd-101")),
        (0, ("--help",)),
        (0, ("run", "--help")),
        (0, ("render", CASE, "--for", "risk_management", "--to", "md", "--out", "o.md")),
        (0, ("render", CASE, "--for", "aml_compliance", "--to", "txt", "--out", "o.txt")),
        (0, ("render", CASE, "--for", "customer", "--notice", "acceleration_notice", "--to", "txt", "--out", "o.txt")),
        (1, ("assess", CASE, "--known-at", "2024-01-01")),
        (1, ("route", CASE, "--known-at", "2024-01-01")),
        (1, ("run", CASE, "--known-at", "2024-01-01", "--out", "o")),
        (1, ("render", CASE, "--for", "court", "--to", "md", "--out", "o.md")),
        (1, ("render", CASE, "--for", "financial_intelligence_unit", "--to", "md", "--out", "o.md")),
        (2, ()),
        (2, ("guess",)),
        (2, ("assess",)),
        (2, ("assess", "nowhere.json")),
        (2, ("assess", SEED)),
        (2, ("assess", CASE, "--on", "17.9.2024")),
        (2, ("assess", CASE, "--on", "2024-02-30")),
        (2, ("assess", CASE, "--on", "20240917")),
        (2, ("assess", CASE, "--pack", "DE")),
        (2, ("assess", CASE, "--locale", "tlh")),
        (2, ("run", CASE)),
        (2, ("run", CASE, "--out", "o", "--to", "xps")),
        (2, ("run", CASE, "--out", CASE)),
        (2, ("run", CASE, "--out", SEED)),
        (2, ("run", CASE, "--out", CASE / "below")),
        (2, ("render", CASE, "--for", "the_press", "--to", "md", "--out", "o.md")),
        (2, ("render", CASE, "--for", "court", "--to", "md")),
        (2, ("render", CASE, "--for", "risk_management", "--to", "xps", "--out", "o.xps")),
        (2, ("render", CASE, "--for", "risk_management", "--to", "md", "--out", "nowhere/o.md")),
        (2, ("render", CASE, "--for", "customer", "--loan", "LDZJ-1999-0001", "--to", "md", "--out", "o.md")),
        (2, ("render", CASE, "--for", "customer", "--notice", "ultimatum", "--to", "md", "--out", "o.md")),
        (2, ("rule", "GRD-999")),
        (2, ("rules", "--pack", "DE")),
    ],
)
def test_the_exit_status_tells_scripts_how_it_went(
    status: int, words: tuple[object, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """0 done, 1 the answer is no, 2 the input is wrong; a wrong input leaves nothing behind, and every no is told."""
    monkeypatch.chdir(tmp_path)

    done = call(*words)

    assert status == done.exit_code
    if status == 2:
        assert [] == list(tmp_path.iterdir())
        assert done.stderr.strip()
    if status == 0:
        assert "" == done.stderr


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (1, NotOpenError("nothing is due")),
        (1, NotClearedError(["background"])),
        (2, InputError([Fault("reference", "missing")])),
        (2, UnknownNameError("no such pack")),
        (2, NotInForceError("nothing yet")),
        (3, MissingExtra("the renderer", "docx")),
    ],
)
def test_what_is_raised_on_purpose_has_its_exit_status(status: int, error: LoanComplaintError) -> None:
    """An answer of no, a wrong input and a missing extra are told apart."""
    assert status == status_of(error)


def test_every_fault_stands_on_a_line_of_its_own(tmp_path: Path, seed_document: Document) -> None:
    """A wrong file is refused with all its faults, each with its path, none with what a field held."""
    document = copy.deepcopy(seed_document)
    document["customer"]["name"] = 13800000000
    document["loans"][0]["principal"]["amount"] = 777777.5
    document["nickname"] = "华晟"
    path = written(tmp_path, document)

    done = call("run", path, "--out", tmp_path / "out")

    assert 2 == done.exit_code
    assert "" == done.stdout
    paths = {line.partition(":")[0] for line in done.stderr.splitlines()}
    assert {"customer.name", "loans[0].principal.amount", "nickname"} == paths
    assert not re.search("13800000000|777777|华晟", done.stderr)
    assert not (tmp_path / "out").exists()


def test_a_missing_file_is_not_named_in_the_log() -> None:
    """The path may hold a customer's name, and standard error goes to logs."""
    done = call("assess", "华晟精工机械有限公司.json")

    assert done.stderr.startswith("CASE: ")
    assert "华晟" not in done.stderr


@pytest.mark.parametrize("command", ["assess", "route", "run"])
def test_both_languages_say_the_same(command: str, tmp_path: Path) -> None:
    """A language changes sentences, and no verdict, route or status."""
    out = ("--out", tmp_path / "out") if command == "run" else ()
    chinese, english = (answer(command, CASE, *out, "--locale", locale) for locale in ("zh-CN", "en"))

    def silent(value: Document) -> Document:
        if isinstance(value, dict):
            return {key: silent(item) for key, item in value.items() if key not in SENTENCES}
        return [silent(item) for item in value] if isinstance(value, list) else value

    assert silent(chinese) == silent(english)


SENTENCES = {"message", "remedy", "says", "authority", "because", "opens_when", "why"}


@pytest.mark.parametrize("code", [rule.code for rule in STANDARD.rules])
def test_a_rule_shows_the_law_and_a_case_it_finds_fault_with(code: str) -> None:
    """The example in the catalogue is run, not told: the rule finds in it what it is there to find."""
    shown = answer("rule", code)

    assert shown["title"]
    assert [code] == sorted({found["code"] for found in shown["example"]["findings"]})
    assert all(law["source"]["confidence"] != "UNVERIFIED" for law in shown["law"])
    assert shown["title"] in call("rule", code).stdout


# ---------------------------------------------------------------- the folder a run writes


def test_a_run_writes_what_the_contract_names(tmp_path: Path) -> None:
    """An index, one report per open route, the letter, and the sealed referral apart, for its owner's eyes."""
    out = tmp_path / "out"

    told = answer("run", CASE, "--out", out, "--to", "html", "--to", "md")

    routes = ["internal-risk_management.html", "internal-risk_management.md", "legal-lawyer.html", "legal-lawyer.md"]
    routes += [f"legal-lawyer-preservation-application.{suffix}" for suffix in ("html", "md")]
    forms = ("demand_letter", "guarantor_demand")
    letters = [f"customer-{form}.{suffix}" for form in forms for suffix in ("html", "md")]
    assert ["index.html", *routes, *letters] == told["files"]
    assert {*told["files"], "sealed"} == {path.name for path in out.iterdir()}
    assert "risk_management" == told["primary"]
    assert told["notice_held"]
    sealed = out / "sealed"
    assert {"internal-aml_compliance.html", "internal-aml_compliance.md"} == {path.name for path in sealed.iterdir()}
    assert 0o700 == stat.S_IMODE(sealed.stat().st_mode)
    assert {0o600} == {stat.S_IMODE(path.stat().st_mode) for path in sealed.iterdir()}


def test_a_run_says_what_each_file_is(tmp_path: Path) -> None:
    """The application beside a brief is called by its own name."""
    told = call("run", CASE, "--out", tmp_path / "out", "--locale", "en").stdout.splitlines()
    about = {line.split()[0]: line.rpartition(", ")[2] for line in told if ".html" in line and ", " in line}

    assert "legal brief" == about["legal-lawyer.html"]
    assert "preservation application" == about["legal-lawyer-preservation-application.html"]


def test_a_link_left_in_the_place_of_a_report_is_not_followed(tmp_path: Path) -> None:
    """A report is written where the run was told to, whatever lies there."""
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere.html"
    call("run", CASE, "--out", out)
    (out / "legal-lawyer.html").unlink()
    (out / "legal-lawyer.html").symlink_to(elsewhere)

    assert 0 == call("run", CASE, "--out", out).exit_code
    assert not elsewhere.exists()


def test_the_schema_describes_the_seed(seed_document: Document) -> None:
    """What `schema` prints takes the seed case, and refuses a field that nobody knows."""
    schema = json.loads(call("schema").stdout)

    assert [] == faults(seed_document, schema)
    assert faults({**seed_document, "nickname": "x"}, schema)


@pytest.mark.parametrize(("locale", "word"), [("zh-CN", "客户经理"), ("en", "relationship manager")])
def test_the_schema_explains_itself_in_the_language_asked_for(locale: str, word: str) -> None:
    """Whoever fills in a case file reads in her own language what each field means."""
    assert word in json.loads(call("schema", "--locale", locale).stdout)["properties"]["reporter"]["description"]


def test_a_second_run_leaves_nothing_of_the_first(tmp_path: Path, seed_document: Document) -> None:
    """A report that is no longer true does not lie beside those that are; what somebody else put there stays."""
    out = tmp_path / "out"
    assert 0 == call("run", CASE, "--out", out, "--to", "md").exit_code
    (out / "note.txt").write_text("by hand", encoding="utf-8")
    document = copy.deepcopy(seed_document)
    document["violations"] = document["violations"][:1]
    document["loans"][0]["payments"][1]["amount"]["amount"] = "129078.13"

    call("run", written(tmp_path, document), "--out", out)

    assert {"index.html", "internal-direct_supervisor.html", "note.txt", "sealed"} == {p.name for p in out.iterdir()}
    assert [] == list((out / "sealed").iterdir())


def test_a_sealed_report_that_cannot_be_written_changes_nothing_open(tmp_path: Path, seed_document: Document) -> None:
    """A character that no font draws, in sealed text alone: the same files, output and status; a note lies sealed."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    without = written(tmp_path / "a", seed_document)
    document = copy.deepcopy(seed_document)
    document["violations"][2]["statement"] += "汇款人为สมชาย。"
    with_it = written(tmp_path / "b", document)

    outcomes = []
    for case in (without, with_it):
        with chdir(case.parent):
            done = call("run", "case.json", "--out", "out", "--to", "pdf")
            outcomes.append((done.exit_code, done.stdout, done.stderr, open_files(Path("out"))))

    assert outcomes[0] == outcomes[1]
    assert 0 == outcomes[1][0]
    note = (tmp_path / "b" / "out" / "sealed" / "internal-aml_compliance.txt").read_text(encoding="utf-8")
    assert "U+0E2A" in note


def test_an_open_report_that_cannot_be_written_is_refused_alone(tmp_path: Path, seed_document: Document) -> None:
    """The others are written, the suspicion among them; the one is named, and the status says no."""
    document = copy.deepcopy(seed_document)
    document["violations"][0]["statement"] += "见证人สมชาย。"
    done = call("run", written(tmp_path, document), "--out", tmp_path / "out", "--to", "pdf")

    assert 1 == done.exit_code
    assert "internal-risk_management: " in done.stderr
    assert (tmp_path / "out" / "sealed" / "internal-aml_compliance.pdf").is_file()


def test_a_defect_of_ours_is_never_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody foresaw ends with 70 and one sentence that shows no path and nothing of a file."""
    import loancomplaint.cli.catalogue

    def fails(*_: object) -> None:
        raise KeyError("李四 /home/somebody")

    monkeypatch.setattr(loancomplaint.cli.catalogue, "tell", fails)
    done = call("rules")

    assert 70 == done.exit_code
    assert re.fullmatch(r"This is a defect of loancomplaint, not of your input: KeyError at \S+\.\n", done.stderr)


@pytest.mark.parametrize("left", ["letter.txt", "index.html", "sealed"])
def test_a_strangers_folder_is_refused(left: str, tmp_path: Path) -> None:
    """A folder that no run wrote may be somebody's home: nothing in it is touched."""
    (tmp_path / left).write_text("<p>mine</p>", encoding="utf-8")

    done = call("run", CASE, "--out", tmp_path)

    assert 2 == done.exit_code
    assert [left] == [path.name for path in tmp_path.iterdir()]
    assert "<p>mine</p>" == (tmp_path / left).read_text(encoding="utf-8")


def test_a_link_in_the_place_of_the_sealed_folder_is_refused(tmp_path: Path) -> None:
    """Sealed matter is not written where a link points."""
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    call("run", CASE, "--out", out)
    shutil.rmtree(out / "sealed")
    elsewhere.mkdir()
    (out / "sealed").symlink_to(elsewhere)

    assert 2 == call("run", CASE, "--out", out).exit_code
    assert [] == list(elsewhere.iterdir())


def test_a_letter_that_cannot_be_written_is_told_of(tmp_path: Path, seed_document: Document) -> None:
    """Two loans of one number have no letter, nor has a lender whose name would tip the customer off."""
    twins, telling = copy.deepcopy(seed_document), copy.deepcopy(seed_document)
    twins["loans"].append(copy.deepcopy(twins["loans"][0]))
    telling["reporter"]["branch"] = "反洗钱专班"
    for name, document in (("twins", twins), ("telling", telling)):
        (tmp_path / name).mkdir()
        done = call("run", written(tmp_path / name, document), "--out", tmp_path / name / "out")

        assert 1 == done.exit_code
        assert [line for line in done.stderr.splitlines() if line.startswith("customer-demand_letter: ")]
        assert not (tmp_path / name / "out" / "customer-demand_letter.html").exists()
        assert "洗钱" not in done.stderr

    letter = ("render", tmp_path / "telling" / "case.json", "--for", "customer", "--to", "txt", "--out", tmp_path / "l")
    assert 1 == call(*letter).exit_code
    assert not (tmp_path / "l").exists()


def test_each_loan_behind_has_its_letter(tmp_path: Path, seed_document: Document) -> None:
    """The second letter is numbered; a loan that is paid has none."""
    document = copy.deepcopy(seed_document)
    second, paid = copy.deepcopy(document["loans"][0]), copy.deepcopy(document["loans"][0])
    second |= {"contract_no": "LDZJ-2024-0200", "note_no": "JJ-2024-0200-01"}
    paid |= {"contract_no": "LDZJ-2024-0300", "note_no": "JJ-2024-0300-01"}
    paid["payments"][1]["amount"]["amount"] = "129078.13"
    document["loans"] += [paid, second]

    told = answer("run", written(tmp_path, document), "--out", tmp_path / "out", "--to", "txt")

    letters = [name for name in told["files"] if name.startswith("customer-")]
    demands = ["customer-guarantor_demand.txt", "customer-guarantor_demand-2.txt"]
    assert ["customer-demand_letter.txt", "customer-demand_letter-2.txt", *demands] == letters
    assert 2 == call("render", tmp_path / "case.json", "--for", "customer", "--to", "txt", "--out", "l").exit_code
    assert "LDZJ-2024-0200" in (tmp_path / "out" / letters[1]).read_text(encoding="utf-8")


def test_each_guarantor_is_told_apart_and_in_time(tmp_path: Path, seed_document: Document) -> None:
    """Each who still answers has a letter that names no other; the index says by when."""
    document = copy.deepcopy(seed_document)
    (first,) = document["loans"][0]["security"]
    second = {**first, "id": "S2", "provider": "吴某", "contract_no": "BZ-2", "guarantee_period_ends_on": "2025-03-01"}
    document["loans"][0]["security"] += [second]

    told = answer("run", written(tmp_path, document), "--out", tmp_path / "out", "--to", "txt")

    names = [name for name in told["files"] if "guarantor" in name]
    assert ["customer-guarantor_demand.txt", "customer-guarantor_demand-2.txt"] == names
    one, other = ((tmp_path / "out" / name).read_text(encoding="utf-8") for name in names)
    assert ("周某" in one, "吴某" in one) == (True, False)
    assert ("周某" in other, "吴某" in other) == (False, True)
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "<dt>最迟通知保证人之日</dt><dd>2025年3月1日</dd>" in page


def test_the_index_says_what_would_open_a_way(index: Path) -> None:
    """A withheld way bears the nearest changes of fact after which it opens, as `route` tells them."""
    said = [line.strip() for line in call("route", CASE).stdout.splitlines() if "最近的变化" in line]

    assert said
    assert [] == [line for line in said if line not in index.read_text(encoding="utf-8")]


def test_sealed_words_keep_a_report_back_and_nothing_else(tmp_path: Path, seed_document: Document) -> None:
    """The referral goes out all the same; the index and standard error say where the words stand, never which."""
    document = copy.deepcopy(seed_document)
    document["violations"].insert(0, document["violations"].pop())
    document["violations"][1]["statement"] = "截至2024年9月17日尚欠99,078.13元,另涉嫌洗钱。"
    out = tmp_path / "out"

    done = call("run", written(tmp_path, document), "--out", out)

    assert 1 == done.exit_code
    assert (out / "sealed" / "internal-aml_compliance.html").is_file()
    letters = {"customer-demand_letter.html", "customer-guarantor_demand.html"}
    assert {"index.html", "sealed"} | letters == {path.name for path in out.iterdir()}
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "V1 › statement" in page
    assert "V1 › statement" in done.stderr
    assert "洗钱" not in page + done.stderr + done.stdout
    alone = call("render", tmp_path / "case.json", "--for", "risk_management", "--to", "md", "--out", tmp_path / "r")
    assert 1 == alone.exit_code
    assert "V1 › statement" in alone.stderr


# ---------------------------------------------------------------- the index


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index page of the seed case."""
    out = tmp_path_factory.mktemp("seed") / "out"
    call("run", CASE, "--out", out)
    return out / "index.html"


def test_the_index_leads_to_every_open_file(index: Path) -> None:
    """It is the page to open first: whatever is to be handed in can be opened from it, and nothing sealed."""
    linked = set(re.findall('href="([^"]+)"', index.read_text(encoding="utf-8")))

    assert {path.name for path in index.parent.iterdir() if path.is_file()} - {"index.html"} == linked


def test_the_index_is_safe_to_open(index: Path) -> None:
    """No script, nothing fetched, and a policy by which a browser would refuse both."""
    page = index.read_text(encoding="utf-8")

    assert not re.search(r"<script|javascript:|\son\w+=|https?://|@import|url\(", page)
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert '<html lang="zh-CN">' in page


def test_the_index_names_things_by_id(index: Path) -> None:
    """The number of a thing in the file changes with what is sealed; the page shows none."""
    page = index.read_text(encoding="utf-8")

    assert not re.search(r"\w\[\d+\]", page)
    assert "R5" in page


def test_the_index_says_hold(index: Path) -> None:
    """A letter that would warn a debtor who moves assets away waits for preservation, and the page says so."""
    assert "暂缓发送" in index.read_text(encoding="utf-8")


def test_hostile_words_stay_words(tmp_path: Path, seed_document: Document) -> None:
    """What a file says cannot become markup, nor turn the text around it."""
    document = copy.deepcopy(seed_document)
    document["customer"]["name"] = "<img src=x onerror=alert(1)>\u202e"
    document["violations"][0]["id"] = "V1</th><script>"
    for request in document["requests"]:
        request["violations"] = ["V2"]
    out = tmp_path / "out"

    call("run", written(tmp_path, document), "--out", out)

    page = (out / "index.html").read_text(encoding="utf-8")
    assert not re.search(r"<img|<script|\u202e", page)


# ---------------------------------------------------------------- processes


def process(*words: str, code: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a process of its own."""
    start = ["-c", code] if code else ["-m", "loancomplaint"]
    return subprocess.run(
        [sys.executable, *start, *words], capture_output=True, check=False, env={**os.environ, **environment}
    )


WITHOUT = """
import runpy, sys
class Nothing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == {absent!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name={absent!r})
sys.meta_path.insert(0, Nothing())
sys.modules.pop({absent!r}, None)
runpy.run_module("loancomplaint", run_name="__main__")
"""


def test_without_click_one_line_says_what_to_install() -> None:
    """Whoever installed the core alone learns in one line which extra brings the command line."""
    done = process("demo", code=WITHOUT.format(absent="click"))

    assert 3 == done.returncode
    assert b"" == done.stdout
    assert ["the command line needs an extra: pip install 'loancomplaint[cli]'"] == done.stderr.decode().splitlines()


def test_a_broken_installation_is_not_taken_for_a_missing_extra() -> None:
    """Where something else is missing, the answer is not to install click."""
    done = process("assess", str(CASE), code=WITHOUT.format(absent="dateutil"))

    assert done.returncode not in {0, 3}
    assert b"loancomplaint[cli]" not in done.stderr


CORE = """
import runpy, sys
KNOWN = {{*sys.stdlib_module_names, "loancomplaint", *{core!r}}}
class Nothing:
    def find_spec(self, name, path=None, target=None):
        if (root := name.partition(".")[0]) not in KNOWN:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=root)
sys.meta_path.insert(0, Nothing())
runpy.run_module("loancomplaint", run_name="__main__")
"""
"""Runs the command line where nothing is installed but what the core and the extra ``cli`` bring."""

INSTALLED = ["attr", "attrs", "cattrs", "click", "dateutil", "jinja2", "markupsafe", "six", "typing_extensions"]


@pytest.mark.parametrize("words", [("demo", "--out"), ("assess",), ("claim",), ("clocks",), ("run",)])
def test_the_command_line_needs_no_other_extra(words: tuple[str, ...], tmp_path: Path) -> None:
    """Word, PDF and the solver are not asked for by whoever wants none of them."""
    case = () if "demo" in words else (str(CASE),)
    out = ("--out",) if "run" in words else ()
    into = (str(tmp_path / "out"),) if {"demo", "run"} & set(words) else ()
    done = process(words[0], *case, *(out or words[1:]), *into, code=CORE.format(core=INSTALLED))

    assert (0, b"") == (done.returncode, done.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("words", [("assess",), ("assess", "--json"), ("claim",)])
def test_a_full_disk_is_no_defect(words: tuple[str, ...]) -> None:
    """Whoever sends the answer to a disk that is full learns that it is not whole."""
    start = [sys.executable, "-m", "loancomplaint", words[0], str(CASE), *words[1:]]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(start, stdout=full, stderr=subprocess.PIPE, check=False)

    assert 2 == done.returncode
    assert b"standard output: No space left on device; what was to be printed is not whole\n" == done.stderr


def test_no_name_of_a_folder_is_a_defect() -> None:
    """What no file system takes for a name is refused like any other folder that is not there."""
    assert 2 == call("template", "check", "x" * 300).exit_code


@pytest.mark.parametrize("words", [("assess", "--json"), ("assess",), ("route",), ("rule", "GRD-106")])
def test_output_is_utf_8_whatever_the_terminal_says(words: tuple[str, ...]) -> None:
    """An ASCII terminal, as a job of the night has it, gets the same bytes as any other."""
    words = (words[0], *(() if words[0] == "rule" else (str(CASE),)), *words[1:])

    plain = process(*words, PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")

    assert 0 == plain.returncode
    assert process(*words).stdout == plain.stdout
    assert not plain.stdout.decode().isascii()


def test_demo_needs_nothing_but_a_place_to_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The case that ships inside is the one in the examples, and its reports are the same."""
    monkeypatch.chdir(tmp_path)

    assert 0 == call("demo").exit_code
    assert 0 == call("run", CASE, "--out", "examples").exit_code
    assert open_files(tmp_path / "examples") == open_files(tmp_path / "loancomplaint-demo")


# ---------------------------------------------------------------- the story


def verdicts(told: Document) -> dict[str, list[str]]:
    """Return internal, external and legal verdict by violation."""
    return {v["violation"]: [v["internal"], v["external"], v["legal"]] for v in told["verdicts"]}


def test_the_seed_is_sixty_four_days_behind() -> None:
    """The ledger is computed, not retyped: days, principal, interest and class of the seed case."""
    told = answer("assess", CASE)

    assert [
        {
            "loan": "LDZJ-2024-0117",
            "days_past_due": 64,
            "overdue_principal": {"amount": "99078.13", "currency": "CNY"},
            "overdue_interest": {"amount": "0.00", "currency": "CNY"},
            "classification_floor": "special_mention",
        }
    ] == told["delinquency"]
    assert {"V1": "sufficient", "V2": "sufficient", "V3": "sufficient"} == {
        id_: each[0] for id_, each in verdicts(told).items()
    }


def test_the_suspicion_of_the_seed_travels_alone(tmp_path: Path) -> None:
    """V3 goes sealed to its desk; risk management gets V1 and V2 without a word of it; the customer is not told."""
    told = answer("route", CASE)

    sealed = [(r["desk"], r["violations"]) for r in told["routes"] if r["sealed"]]
    first = next(r for r in told["routes"] if not r["sealed"])
    assert [("aml_compliance", ["V3"])] == sealed
    assert ("risk_management", ["V1", "V2"]) == (first["desk"], first["violations"])
    assert "tell_customer_of_suspicion" in told["bans"]
    call("run", CASE, "--out", tmp_path / "out")
    report = (tmp_path / "out" / "internal-risk_management.html").read_text(encoding="utf-8")
    assert not load("CN").lexicon.speaks_of_sealed_matter(report)


def test_the_open_files_of_the_seed_are_those_without_the_suspicion(seed_document: Document) -> None:
    """Take V3 out of the file, and E2 that only it cites: no open byte changes."""
    document = copy.deepcopy(seed_document)
    document["violations"] = [v for v in document["violations"] if v["id"] != "V3"]
    document["evidence"] = [e for e in document["evidence"] if e["id"] != "E2"]

    assert run(json.dumps(document).encode()) == run(CASE.read_bytes())


def test_a_changed_file_of_sealed_evidence_changes_nothing_open(tmp_path: Path, seed_document: Document) -> None:
    """What is wrong with the statement that only the suspicion cites shows in no open file."""
    case = written(tmp_path, seed_document)
    call("run", case, "--out", tmp_path / "before")
    (tmp_path / "evidence" / "statement.csv").write_text("changed", encoding="utf-8")
    call("run", case, "--out", tmp_path / "after")

    assert open_files(tmp_path / "before") == open_files(tmp_path / "after")
    assert any(f["code"] == "EVD-104" for f in answer("assess", case)["findings"])


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (["--on", "2017-06-01"], "银监会"),
        (["--on", "2020-06-01"], "银保监会"),
        ([], "国家金融监督管理总局"),
    ],
)
def test_the_regulator_bears_the_name_of_its_day(
    on: list[str], name: str, tmp_path: Path, seed_document: Document
) -> None:
    """False information goes to the regulator under the name that it had on the day asked about."""
    document = copy.deepcopy(seed_document)
    document["violations"].append(FALSEHOOD)
    told = answer("route", written(tmp_path, document), *on)

    regulator = next(route for route in told["routes"] if route["desk"] == "banking_regulator")
    assert name in regulator["authority"]
    assert ("external", "regulatory_report", "legal_compliance") == (
        regulator["channel"],
        regulator["form"],
        regulator["through"],
    )


def paid(document: Document, **payment: str) -> Document:
    """The seed case with its arrears paid in full before the day on which the file speaks."""
    changed = copy.deepcopy(document)
    sum_ = {"amount": "99078.13", "currency": "CNY"}
    changed["loans"][0]["payments"].append({"received_on": "2024-09-10", "amount": sum_, **payment})
    return changed


def test_arrears_that_were_paid_are_contradicted(tmp_path: Path, seed_document: Document) -> None:
    """A claim that the ledger refutes holds in no channel."""
    told = answer("assess", written(tmp_path, paid(seed_document)))

    assert ["contradicted"] * 3 == verdicts(told)["V1"]


@pytest.mark.parametrize(("known_at", "verdict"), [("2024-09-16", "sufficient"), ("2024-09-17", "contradicted")])
def test_a_payment_counts_from_the_day_it_was_recorded(
    known_at: str, verdict: str, tmp_path: Path, seed_document: Document
) -> None:
    """What the bank could not know yet does not refute what it said."""
    case = written(tmp_path, paid(seed_document, recorded_on="2024-09-17"))

    assert verdict == verdicts(answer("assess", case, "--known-at", known_at))["V1"][0]


def test_a_closed_way_says_what_would_open_it(tmp_path: Path) -> None:
    """Whoever asks for the brief to the court learns what the bank waits for."""
    done = call("render", CASE, "--for", "court", "--to", "md", "--out", tmp_path / "brief.md")

    assert 1 == done.exit_code
    assert "90" in done.stderr
    assert [] == list(tmp_path.iterdir())
