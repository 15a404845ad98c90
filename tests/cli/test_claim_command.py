"""``loancomplaint claim``: the object that scripts read, the page that people read, and the workbook."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]  # ships no types
import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from real import document

from loancomplaint.cli import loancomplaint

TEXT = {"type": "string", "minLength": 1}
DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


def thing(required: dict[str, Any], **optional: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON Schema
    """An object with these fields, of which the optional may be absent, and no others."""
    return {
        "type": "object",
        "properties": required | optional,
        "required": list(required),
        "additionalProperties": False,
    }


def many(item: dict[str, Any]) -> dict[str, Any]:
    """A list of such."""
    return {"type": "array", "items": item}


SUM = thing({"amount": {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}, "currency": TEXT})
HEADS = ("principal", "not_due", "interest", "penalty", "compound", "costs", "total", "asked", "per_day")
ROLES = ["borrower", "co_borrower", "guarantor", "security_provider", "transferee", "shareholder"]
CLAIM = Draft202012Validator(
    thing(
        {
            "reference": TEXT,
            "to": DAY,
            "loans": many(thing({"loan": TEXT, **dict.fromkeys(HEADS, SUM)}, accrued=SUM, stops_on=DAY)),
            "defendants": many(
                thing(
                    {
                        "party": TEXT,
                        "role": {"enum": ROLES},
                        "liability": {"enum": ["principal", "joint", "supplementary", "secured", "other"]},
                        "loans": many(TEXT),
                    },
                    up_to=SUM,
                )
            ),
            "security": many(
                thing({"priority": {"type": "boolean"}}, id=TEXT, provider=TEXT, kind=TEXT, up_to=SUM, why_not=TEXT)
            ),
        },
        total=SUM,
        asked=SUM,
        not_calculated=many(TEXT),
        not_sued=many(thing({"party": TEXT, "because": TEXT})),
    )
)
FILES = ["P01", "P03", "P05", "P08", "P09", "P12b", "P13", "P14", "T1", "T31", "seed_B"]


def ask(tmp_path: Path, told: Any, *options: str) -> Any:  # noqa: ANN401 - JSON
    """What the command prints of a file, as JSON."""
    path = tmp_path / "case.json"
    path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    done = CliRunner().invoke(loancomplaint, ["claim", str(path), *options], catch_exceptions=False)
    assert 0 == done.exit_code, done.stderr
    return json.loads(done.stdout) if "--json" in options else done.stdout


def cents(sum_: dict[str, str]) -> int:
    """An amount of a currency with two decimals."""
    return int(sum_["amount"].replace(".", ""))


@pytest.mark.parametrize("name", FILES)
def test_the_object_keeps_its_shape_and_its_heads_add_up(tmp_path: Path, name: str) -> None:
    """Every field of the contract and no other; the heads of each loan are its total, and the loans' the file's."""
    claim = ask(tmp_path, document(name), "--json")

    assert [] == [error.message for error in CLAIM.iter_errors(claim)]
    for row in claim["loans"]:
        heads = ("principal", "interest", "penalty", "compound", "costs")
        assert cents(row["total"]) == sum(cents(row[head]) for head in heads)
        assert cents(row["asked"]) in {cents(row["total"]), cents(row["total"]) + cents(row["not_due"])}
    assert cents(claim["total"]) == sum(cents(row["total"]) for row in claim["loans"])
    assert cents(claim["asked"]) == sum(cents(row["asked"]) for row in claim["loans"])


def test_the_day_of_the_claim_is_the_readers(tmp_path: Path) -> None:
    """One day more is what runs a day; a claim to an earlier day knows no later payment."""
    told = document("P05")
    first, next_ = (ask(tmp_path, told, "--json", "--to", f"2026-06-{day}") for day in (29, 30))
    before = ask(tmp_path, told, "--json", "--to", "2026-01-14")

    grown = cents(next_["total"]) - cents(first["total"])
    assert abs(cents(first["loans"][0]["per_day"]) - grown) <= 1
    assert "5000000.00" == before["loans"][0]["principal"]["amount"]


def test_no_compound_interest_runs_where_insolvency_stops_it(tmp_path: Path) -> None:
    """The last day counted is named, and nothing accrues a day."""
    told = document("P05")
    told["customer"]["insolvency"] = {"accepted_on": "2026-04-10", "claims_due_on": "2026-07-10"}
    (row,) = ask(tmp_path, told, "--json")["loans"]

    # 4,541,975.63 × 6.75 % × 84 ÷ 360 for 16 January to 9 April
    assert ("2026-04-09", "0.00", "71536.12") == (row["stops_on"], row["per_day"]["amount"], row["penalty"]["amount"])


def test_the_page_names_every_head(tmp_path: Path) -> None:
    """In Chinese, with nothing left in English."""
    page = ask(tmp_path, document("P14"))

    assert "本金            利息         罚息          复利        实现债权的费用  合计" in page
    assert "江州天成家居有限公司：借款人，承担主债务" in page
    assert "3,987,299.80元" in page


def fen(cell: object) -> int:
    """An amount in a cell, which holds it as a spreadsheet does."""
    assert isinstance(cell, float | int)
    return round(cell * 100)


def cells(path: Path) -> list[list[tuple[object, ...]]]:
    """The rows of every sheet, as another program reads them."""
    return [list(sheet.iter_rows(values_only=True)) for sheet in openpyxl.load_workbook(path).worksheets]


@pytest.mark.parametrize("name", ["P05", "P14", "T1"])
def test_the_workbook_has_the_same_sums(tmp_path: Path, name: str) -> None:
    """Loans, installments, lines of the calculation and payments add up to what the command prints."""
    out, again = tmp_path / "claim.xlsx", tmp_path / "again.xlsx"
    (row,) = ask(tmp_path, document(name), "--json", "--out", str(out))["loans"]
    ask(tmp_path, document(name), "--out", str(again))

    loans, installments, lines, payments, *_ = cells(out)
    assert float(row["total"]["amount"]) in loans[1]
    assert cents(row["total"]) == sum(fen(line[-1]) for line in installments[1:])
    borne = sum(fen(line[-1]) for line in lines[1:] if line[2] in {"罚息", "复利"})
    met = sum(fen(line[-1]) for line in payments[1:] if line[3] in {"罚息", "复利"})
    assert cents(row["penalty"]) + cents(row["compound"]) == borne - met
    assert out.read_bytes() == again.read_bytes()


def test_only_a_workbook_is_written(tmp_path: Path) -> None:
    """Another name is refused before anything is written."""
    path = tmp_path / "case.json"
    path.write_text(json.dumps(document("P14")), encoding="utf-8")
    done = CliRunner().invoke(loancomplaint, ["claim", str(path), "--out", str(tmp_path / "claim.csv")])

    assert not (tmp_path / "claim.csv").exists()
    assert 0 != done.exit_code
