"""How the claim and a report grow with the schedule: every installment paid late, half of them early in part."""

from __future__ import annotations

import datetime as dt
import math
import time
from collections.abc import Callable
from decimal import Decimal
from importlib.resources import files

import attrs

import loancomplaint as lc
from loancomplaint.debt import claim
from loancomplaint.facts import Allocation, CaseFile, Installment, Loan, Payment
from loancomplaint.values.money import Money

SEED = lc.loads((files("loancomplaint") / "demo" / "case.json").read_bytes())
SIZES = (10, 100, 1_000, 10_000)
LAW_ORDER = (Allocation.COSTS, Allocation.INTEREST, Allocation.PENALTY, Allocation.COMPOUND, Allocation.PRINCIPAL)


def scheduled(count: int, unpaid: int) -> Loan:
    """A loan of so many installments, a day apart, each paid three days late; the last few not at all."""
    due = [SEED.as_of - dt.timedelta(days=count - n) for n in range(count)]
    part, interest = Money("100.00", "CNY"), Money("1.00", "CNY")
    paid = due[: count - unpaid]
    return attrs.evolve(
        SEED.loans[0],
        principal=part * count,
        signed_on=due[0] - dt.timedelta(days=31),
        disbursed_on=due[0] - dt.timedelta(days=30),
        compound=True,
        allocation=(),
        installments=tuple(Installment(due_on=day, principal=part, interest=interest) for day in due),
        payments=tuple(
            Payment(
                received_on=day + dt.timedelta(days=3),
                amount=part + interest,
                prepayment=n % 2 == 0 or None,
            )
            for n, day in enumerate(paid)
        ),
        penalty_surcharge=Decimal("0.5"),
    )


def filed(loan: Loan) -> CaseFile:
    """The seed with that loan, in whose arrears there is no doubt."""
    violations = (attrs.evolve(SEED.violations[0], amount=Money("1.00", "CNY")),)
    began = attrs.evolve(violations[0], began_on=loan.installments[-1].due_on)
    return attrs.evolve(SEED, loans=(loan,), violations=(began,))


def claimed(loan: Loan) -> object:
    """The claim alone."""
    return claim(loan, SEED.as_of, name="C1", order=LAW_ORDER)


def composed(loan: Loan) -> object:
    """From the file to the first report."""
    assessment = lc.assess(filed(loan))
    primary = lc.decide(assessment).primary
    return lc.compose(assessment, primary) if primary else None


def measured(name: str, way: Callable[[Loan], object], *, unpaid: int | None = None) -> None:
    """Print the time of each size, and by which power of the size it grows."""
    before = 0.0
    for size in SIZES:
        loan = scheduled(size, size if unpaid is None else unpaid)
        begun = time.process_time()
        way(loan)
        taken = time.process_time() - begun
        power = f"{math.log10(taken / before):5.2f}" if before else "     "
        print(f"{name:<40} {size:>6} {taken * 1000:10.1f} ms   power {power}")
        before = taken


def main() -> None:
    """Grow the claim alone, with few and with all installments unpaid; then a whole report."""
    composed(scheduled(10, 3))  # what is imported once is no part of it
    measured("claim, three installments unpaid", claimed, unpaid=3)
    measured("claim, none paid", claimed)
    measured("compose, three installments unpaid", composed, unpaid=3)
    measured("compose, none paid", composed)


if __name__ == "__main__":
    main()
