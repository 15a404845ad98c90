"""The files of `cases/real`, each with what a file needs to say rightly what it means."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import loancomplaint as lc
from loancomplaint.debt import CaseDebt, Claim
from loancomplaint.facts import CaseFile

FOLDER = Path(__file__).parents[1] / "cases" / "real"


def document(name: str) -> Any:  # noqa: ANN401 - JSON
    """A file as plain JSON, by the beginning of its name."""
    (found,) = FOLDER.glob(f"{name}*.json")
    return json.loads(found.read_bytes())


def loaded(document: Any) -> CaseFile:  # noqa: ANN401 - JSON
    """A document read as a case file."""
    return lc.loads(json.dumps(document))


def real(name: str) -> CaseFile:
    """A file as it says most: with the fields that its kind of trouble needs."""
    told = document(name)
    SAID.get(name, lambda _: None)(told)
    return loaded(told)


def debt(case: CaseFile) -> CaseDebt:
    """What is owed in a case, by the law of its own day."""
    means = lc.assess(case).made_with
    assert means is not None
    return means.law.debt(case.known_by(case.as_of))


def owed(case: CaseFile) -> Claim:
    """What is owed of the only loan of a case."""
    (claim,) = debt(case).claims
    return claim


def _misused(told: Any) -> None:  # noqa: ANN401 - JSON
    told["loans"][0]["misuse_rate"] = "0.062"


def _reset(told: Any) -> None:  # noqa: ANN401 - JSON
    told["loans"][0]["rates"] = [
        {"from": "2024-01-01", "annual_rate": "0.0395"},
        {"from": "2025-01-01", "annual_rate": "0.036"},
        {"from": "2026-01-01", "annual_rate": "0.035"},
    ]
    told["loans"][0] |= {"annual_rate": "0.042", "repayment": "annuity"}


def _prepaid(told: Any) -> None:  # noqa: ANN401 - JSON
    """The schedule as it was before the payment: 4,000.00 a month."""
    (loan,) = told["loans"]
    for installment in loan["installments"][6:]:
        installment["interest"]["amount"] = "4000.00"
    loan["payments"][-1]["prepayment"] = True


def _advanced(told: Any) -> None:  # noqa: ANN401 - JSON
    told["loans"][0]["product"] = "acceptance_advance"


SAID = {"P03": _misused, "P09": _reset, "P13": _prepaid, "T1": _advanced}
"""What a file needs to say, by the name it begins with."""
