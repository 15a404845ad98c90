"""One debt in every paper of one day: the sums are read back from what a person opens."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from click.testing import CliRunner
from real import SAID, document

from loancomplaint.cli import loancomplaint

Document: TypeAlias = Any
HEADS = ("principal", "interest", "penalty", "compound", "costs", "total")


def told(name: str) -> Document:
    """A real file as it says most, as JSON."""
    found = document(name)
    SAID.get(name, lambda _: None)(found)
    return found


def in_dollars() -> Document:
    """A called loan in dollars, at another rate."""
    found = json.loads(json.dumps(document("P14")).replace('"CNY"', '"USD"'))
    found["loans"][0] |= {"annual_rate": "0.0775"}
    return found


def insolvent() -> Document:
    """A borrower whose bankruptcy a court has accepted, with guarantors who are not bankrupt."""
    found = document("P05")
    found["customer"]["insolvency"] = {"accepted_on": "2026-03-02", "claims_due_on": "2026-06-30"}
    return found


def in_two_notes() -> Document:
    """One contract, two notes: one missed in part, one paid."""
    found = document("P14")
    (loan,) = found["loans"]
    loan.pop("acceleration")
    second = json.loads(json.dumps(loan))
    for installment in second["installments"]:
        installment["interest"]["amount"] = "7777.00"
    loan["note_no"], second["note_no"] = "N1", "N2"
    found["loans"] = [loan, second]
    found["violations"][0]["loan"] = "N2"
    return found


FILES = {
    "called": lambda: told("P14"),
    "prepaid": lambda: told("P13"),
    "rates that change": lambda: told("P09"),
    "dollars": in_dollars,
    "insolvent": insolvent,
    "two notes": in_two_notes,
}


def claim_of(path: Path) -> Document:
    """What the command says is owed."""
    return json.loads(CliRunner().invoke(loancomplaint, ["claim", str(path), "--json"], catch_exceptions=False).stdout)


def read_back(path: Path) -> str:
    """What a person reads in a paper; sums in JSON are grouped as they are in print."""
    if path.suffix == ".pdf":
        pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path.read_bytes())]
        return "".join("".join(pages).split())
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        return " ".join(grouped(amount) for amount in amounts(json.loads(text))) + text
    return text


def amounts(value: object) -> list[str]:
    """Every amount in a JSON value."""
    if isinstance(value, dict):
        own = [value["amount"]] if isinstance(value.get("amount"), str) else []
        return own + [found for each in value.values() for found in amounts(each)]
    return [found for each in value for found in amounts(each)] if isinstance(value, list) else []


def grouped(amount: str) -> str:
    """An amount as papers print it."""
    return f"{Decimal(amount):,}"


@pytest.mark.parametrize("name", FILES)
def test_every_paper_says_the_same_sums(name: str, tmp_path: Path) -> None:
    """Head by head and in all, what `claim` says is what report, letter, court paper and index say, in each format."""
    path, out = tmp_path / "case.json", tmp_path / "out"
    path.write_text(json.dumps(FILES[name](), ensure_ascii=False), encoding="utf-8")
    formats = ("txt", "html", "json", "pdf")
    to = [word for each in formats for word in ("--to", each)]
    CliRunner().invoke(loancomplaint, ["run", str(path), "--out", str(out), *to], catch_exceptions=False)
    claim = claim_of(path)
    papers = sorted(each for each in out.iterdir() if each.is_file())

    assert {"index"} < {each.stem.partition("-")[0] for each in papers}
    for row in claim["loans"]:
        assert Decimal(row["total"]["amount"]) == sum(Decimal(row[head]["amount"]) for head in HEADS[:-1])
        owed = {head: grouped(row[head]["amount"]) for head in HEADS if Decimal(row[head]["amount"])}
        assert owed
        for paper in papers:
            text = read_back(paper)
            if paper.stem.startswith("customer-") and row["loan"] not in text:
                continue  # a letter is about one loan
            # A court is asked for what is not due too, where all of it is to be declared due.
            asked = {"total": grouped(row["asked"]["amount"])} if paper.stem.startswith("legal-") else {}
            assert {} == {head: sum_ for head, sum_ in (owed | asked).items() if sum_ not in text}, paper.name
