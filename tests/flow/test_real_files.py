"""Fourteen ordinary bank files, and the right answer to each, reckoned by hand: the command line is asked."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

import pytest
from click.testing import CliRunner

from loancomplaint.cli import loancomplaint

FILES = Path(__file__).parents[1] / "cases" / "real"
Document: TypeAlias = Any


def ask(command: str, document: Document, *options: str) -> Document:
    """Return the JSON object that a command prints of a case file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.json"
        path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        done = CliRunner().invoke(loancomplaint, [command, str(path), "--json", *options], catch_exceptions=False)
    assert done.exit_code in {0, 1}, done.stderr
    return json.loads(done.stdout)


def file(name: str) -> Document:
    """A file as it was written, to be changed."""
    return json.loads((FILES / f"{name}.json").read_text(encoding="utf-8"))


def sums(row: Document, *heads: str) -> list[str]:
    """The amounts under these heads."""
    return [row[head]["amount"] for head in heads]


def verdict(document: Document, violation: str) -> Document:
    """The verdicts on one violation, by channel."""
    return next(each for each in ask("assess", document)["verdicts"] if each["violation"] == violation)


def defendants(document: Document) -> dict[str, tuple[str, str, str | None]]:
    """Who is sued: role, liability, and up to how much."""
    rows = ask("claim", document)["defendants"]
    return {row["party"]: (row["role"], row["liability"], row.get("up_to", {}).get("amount")) for row in rows}


def clocks(document: Document, kind: str) -> dict[str | None, tuple[str, str]]:
    """The clocks of a kind: by party, or by loan where none is named, the last day and the state."""
    rows = (clock for clock in ask("clocks", document)["clocks"] if clock["kind"] == kind)
    return {row.get("party") or row.get("loan"): (row["ends_on"], row["state"]) for row in rows}


def papers(document: Document) -> dict[str, str]:
    """Every open paper of a run, as text."""
    with TemporaryDirectory() as folder:
        path, out = Path(folder) / "case.json", Path(folder) / "out"
        path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        CliRunner().invoke(loancomplaint, ["run", str(path), "--out", str(out), "--to", "txt"], catch_exceptions=False)
        return {each.name: each.read_text(encoding="utf-8") for each in out.glob("*.txt")}


# ---------------------------------------------------------------- several notes under one contract


def drawn_under_a_facility() -> Document:
    """The solar project, with the contract above its notes."""
    document = file("P01_project_finance")
    amount = {"amount": "380000000.00", "currency": "CNY"}
    document["facilities"] = [{"contract_no": "GDZC-2024-018", "amount": amount, "signed_on": "2024-05-28"}]
    return document


@pytest.mark.parametrize("name", ["P01_project_finance", "T23_contract_level"])
def test_notes_under_one_contract_are_one_exposure(name: str) -> None:
    """Nothing is due, 260 million is out, and no note is lost for sharing a number with another."""
    claim = ask("claim", file(name))

    assert [["0.00", n] for n in ("120000000.00", "80000000.00", "60000000.00")] == [
        sums(row, "total", "not_due") for row in claim["loans"]
    ]
    assert "0.00" == claim["total"]["amount"]


def test_what_is_not_drawn_is_said() -> None:
    """380 million agreed, 260 paid out, 120 undrawn; the total of the exposures is what is out."""
    report = papers(drawn_under_a_facility())
    inside = next(text for name, text in report.items() if name.startswith("internal-"))

    assert "260,000,000.00" in inside
    assert "120,000,000.00" in inside
    assert "380,000,000.00" in inside
    assert "合计140,000,000.00" not in inside.replace(" ", "")


def test_a_breach_of_the_contract_is_of_all_its_notes() -> None:
    """A breach that names the contract needs no note of its own."""
    for violation in ("V1", "V2"):
        found = verdict(file("T23_contract_level"), violation)

        assert ("sufficient", "sufficient") == (found["internal"], found["legal"])


# ---------------------------------------------------------------- misuse


def test_what_was_diverted_bears_its_own_rate() -> None:
    """From the day after the notice arrived all is due; until then 447.78 a day on the part diverted, not 223.89."""
    document = file("P03_misuse_into_property")
    document["loans"][0]["misuse_rate"] = "0.062"
    document["loans"][0]["acceleration"] = {"declared_on": "2026-06-12", "delivered_on": "2026-06-15"}
    at_once = ask("claim", document)["loans"][0]

    assert "2700000.00" == at_once["principal"]["amount"]
    assert "0.00" == at_once["not_due"]["amount"]


# ---------------------------------------------------------------- guarantors who stand for one another


def with_papers(name: str) -> Document:
    """The circle of guarantors, its securities tied to their paper."""
    document = file(name)
    for security in document["loans"][0]["security"]:
        security["evidence"] = ["E6"]
    return document


CIRCLE = {
    "江州宏顺纺织有限公司": ("borrower", "principal", None),
    "江州佳锦印染有限公司": ("guarantor", "joint", "5000000.00"),
    "江州永泰织造有限公司": ("guarantor", "joint", "5000000.00"),
}


@pytest.mark.parametrize(
    "document",
    [
        with_papers("P05_guarantor_circle"),
        with_papers("T3a_two_guarantors"),
        file("T3b_two_guarantors_named"),
        with_papers("T3b_two_guarantors_named"),
    ],
    ids=["P05", "T3a", "T3b as written", "T3b with papers"],
)
def test_a_guarantor_whose_period_is_over_costs_one_head_and_no_other(document: Document) -> None:
    """4,683,344.62 from borrower and two guarantors, each up to 5 million; whom no title names is sued all the same."""
    claim = ask("claim", document)

    assert CIRCLE == defendants(document)
    assert ["4541975.63", "0.00", "141368.99", "4683344.62"] == sums(
        claim["loans"][0], "principal", "interest", "penalty", "total"
    )
    assert "4683344.62" == claim["total"]["amount"]
    assert ("2026-06-10", "lapsed") == clocks(document, "guarantee_period")["江州双兴布业有限公司"]
    assert "sufficient" == verdict(document, "V1")["legal"]
    for name, text in papers(document).items():
        if "principal" not in name:
            assert "4,507,500.00" not in text, name


# ---------------------------------------------------------------- collateral


def let_and_seized() -> Document:
    """The two mortgages with everything that weighs on them."""
    document = file("P08_leased_collateral")
    first, second = document["loans"][0]["security"]
    first["evidence"] = ["E8"]
    first["collateral"]["leases"] = [{"tenant": "江州聚客餐饮有限公司", "from": "2026-02-01", "to": "2046-01-31"}]
    first["collateral"]["seizures"] = [{"by": "江州市某区人民法院", "on": "2026-05-10", "rank": 1}]
    document["parties"] = [{"id": "MORTGAGOR", "name": "江州百汇置业有限公司", "role": "security_provider"}]
    second["provider"] = "MORTGAGOR"
    return document


def test_a_mortgage_without_registration_has_no_priority_and_its_owner_stays() -> None:
    """S1 comes first up to 50 million, the later lease notwithstanding; S2 does not, and its owner still answers."""
    claim = ask("claim", let_and_seized())
    security = {row["id"]: row for row in claim["security"]}

    assert (True, "50000000.00") == (security["S1"]["priority"], security["S1"]["up_to"]["amount"])
    assert security["S2"]["priority"] is False
    assert security["S2"]["why_not"]
    assert {"江州百汇商业管理有限公司", "江州百汇置业有限公司"} == {row["party"] for row in claim["defendants"]}
    assert ["1000000.00", "310000.00"] == sums(claim["loans"][0], "principal", "interest")


def test_a_certificate_is_never_cited_for_nothing() -> None:
    """Nobody is told to delete what shows a mortgage."""
    findings = ask("assess", let_and_seized())["findings"]

    assert [] == [f for f in findings if f["code"] == "EVD-160" and "E8" in f["message"]]


def test_one_due_sum_in_every_paper_and_a_right_one_is_not_refused() -> None:
    """1,310,000.00 was overdue, and nobody says 1,000,115.50 for a payment on the Monday after a Sunday."""
    assert "sufficient" == verdict(let_and_seized(), "V1")["legal"]
    for text in papers(let_and_seized()).values():
        assert "1,000,115.50" not in text


# ---------------------------------------------------------------- rates that change


def with_its_rates() -> Document:
    """The home loan with the rate of each year, and its certificate tied to the mortgage."""
    document = file("P09_lpr_annuity")
    loan = document["loans"][0]
    loan["annual_rate"], loan["repayment"] = "0.0420", "annuity"
    loan["rates"] = [
        {"from": f"{year}-01-01", "annual_rate": rate}
        for year, rate in ((2024, "0.0395"), (2025, "0.0360"), (2026, "0.0350"))
    ]
    loan["security"][0]["evidence"] = ["E6"]
    return document


def test_an_annuity_with_rates_that_change() -> None:
    """107 days, 27,927.48 overdue, 1,091,422.22 of principal left, and priority in the home."""
    document = with_its_rates()
    (behind,) = ask("assess", document)["delinquency"]
    claim = ask("claim", document)
    (row,) = claim["loans"]

    assert (107, "15260.83", "12666.65") == (
        behind["days_past_due"],
        *sums(behind, "overdue_principal", "overdue_interest"),
    )
    assert "1091422.22" == f"{float(row['principal']['amount']) + float(row['not_due']['amount']):.2f}"
    assert [True] == [security["priority"] for security in claim["security"]]
    assert "sufficient" == verdict(document, "V1")["legal"]


# ---------------------------------------------------------------- an extension that one guarantor signed


def with_consents() -> Document:
    """The extended loan, with who agreed to it."""
    document = file("P12b_extension_guarantors_march")
    loan = document["loans"][0]
    loan["extensions"][0]["consents"] = [{"party": "曾某", "on": loan["extensions"][0]["agreed_on"]}]
    for security in loan["security"]:
        security["evidence"] = [item["id"] for item in document["evidence"] if item["kind"] == "guarantee_contract"]
    return document


def test_who_did_not_agree_to_an_extension_is_held_by_the_old_period() -> None:
    """曾某 has 84 days left; the firm has been free since 2 December 2025: no letter, and no suit."""
    document = with_consents()
    (behind,) = ask("assess", document)["delinquency"]

    assert {"曾某": ("2026-06-02", "running"), "江州惠民超市有限公司": ("2025-12-02", "lapsed")} == clocks(
        document, "guarantee_period"
    )
    assert [84] == [c["days_left"] for c in ask("clocks", document)["clocks"] if c.get("party") == "曾某"]
    assert (98, "2091000.00") == (
        behind["days_past_due"],
        f"{sum(float(s) for s in sums(behind, 'overdue_principal', 'overdue_interest')):.2f}",
    )
    assert "江州惠民超市有限公司" not in defendants(document)
    letters = [text for name, text in papers(document).items() if name.startswith("customer-guarantor")]
    assert [] == [text for text in letters if "江州惠民超市有限公司" in text]


# ---------------------------------------------------------------- paid back early


def paid_early() -> Document:
    """The schedule as it was before the payment, and the payment as what it was."""
    document = file("P13_prepayment_grace")
    loan = document["loans"][0]
    for payment in loan["payments"]:
        if payment["received_on"] == "2025-12-28":
            payment["prepayment"] = True
    for installment in loan["installments"]:
        if installment["interest"]["amount"] == "2400.00":
            installment["interest"]["amount"] = "4000.00"
        if installment["principal"]["amount"] == "600000.00":
            installment["principal"]["amount"] = "1000000.00"
    return document


def test_what_came_back_early_is_not_eaten_by_later_interest() -> None:
    """600,000.00 is left and none of it is due; 127 days behind with interest; the claim of 12,000.00 stands."""
    document = paid_early()
    (behind,) = ask("assess", document)["delinquency"]
    (row,) = ask("claim", document)["loans"]

    assert ["0.00", "600000.00", "12506.67"] == sums(row, "principal", "not_due", "interest")
    assert 127 == behind["days_past_due"]
    assert "contradicted" not in verdict(document, "V1").values()
    assert "sufficient" == verdict(document, "V1")["legal"]


# ---------------------------------------------------------------- called, and no period agreed


def test_a_call_moves_every_clock_and_gives_no_interest_away() -> None:
    """The guarantor was bound until 6 May 2026; limitation runs from the call; every paper says 50,800.00."""
    document = file("P14_called_guarantee_lapsed")
    (row,) = ask("claim", document)["loans"]

    assert ["3800000.00", "50800.00"] == sums(row, "principal", "interest")
    assert [("2026-05-06", "lapsed")] == list(clocks(document, "guarantee_period").values())
    assert [("2028-11-06", "running")] == list(clocks(document, "limitation").values())
    assert ["borrower"] == [role for role, _, _ in defendants(document).values()]
    for name, text in papers(document).items():
        assert "guarantor" not in name
        if "50,800.00" not in text:
            assert "40,000.00" not in text, name


# ---------------------------------------------------------------- an advance


def test_an_advance_is_no_loan_and_its_right_sum_is_not_refused() -> None:
    """2,849,500.00 and penalty 89,759.25 to 22 June, 1,424.75 a day; the papers speak of an advance."""
    document = file("T1_amount_by_law_order")
    document["loans"][0]["product"] = "acceptance_advance"
    (row,) = ask("claim", document, "--to", "2026-06-22")["loans"]

    assert ["2849500.00", "89759.25", "2939259.25", "1424.75"] == sums(row, "principal", "penalty", "total", "per_day")
    assert "contradicted" not in verdict(document, "V1").values()
    for name, text in papers(document).items():
        assert "签订借款合同" not in text, name


# ---------------------------------------------------------------- no compound interest


def test_no_paper_claims_compound_interest_that_nobody_agreed() -> None:
    """Penalty 357.53 and 850.17 to the day, and not a word of compound interest as agreed."""
    document = file("T31_no_compound")
    (row,) = ask("claim", document)["loans"]

    assert ["1207.70", "0.00"] == sums(row, "penalty", "compound")
    for name, text in papers(document).items():
        if name.startswith("customer-"):
            assert "复利" not in text, name


# ---------------------------------------------------------------- a loss that cannot be


def test_no_more_can_be_lost_than_was_lent_and_did_not_come_back() -> None:
    """339,078.13 is the most; a loss of 520,000.00 is refuted, and does not open the way to the police."""
    document = file("seed_B_police_regulator")
    routes = {route["desk"] for route in ask("route", document)["routes"]}

    assert "contradicted" == verdict(document, "V4")["external"]
    assert "public_security" not in routes


def less(document: Document, change: Callable[[Document], None]) -> Document:
    """The file with a change."""
    changed = copy.deepcopy(document)
    change(changed)
    return changed


def test_removing_a_security_widens_nobody_elses_liability() -> None:
    """Each of the circle's securities taken away in turn: the others answer as before, and no clock is longer."""
    document = with_papers("P05_guarantor_circle")
    before, periods = defendants(document), clocks(document, "guarantee_period")
    for gone in range(3):
        poorer = less(document, lambda d, gone=gone: d["loans"][0]["security"].pop(gone))  # type: ignore[misc]  # a default binds the loop's value
        after = defendants(poorer)

        assert after.items() <= before.items()
        assert clocks(poorer, "guarantee_period").items() <= periods.items()
