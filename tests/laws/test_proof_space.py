"""The cases of a proof are those that a file can hold: none is left out, and each can be written down."""

from __future__ import annotations

import datetime as dt
from functools import cache
from random import Random

import attrs
import pytest
import z3
from brute_force import matters
from hypothesis import given
from policies import DAY, LAW, row

import loancomplaint as lc
from loancomplaint import jurisdictions
from loancomplaint.channels import AllOf, Matter, Not, Situation, Some, situation
from loancomplaint.facts import CaseFile, Channel, Desk, Pursuit, Severity, Verdict, ViolationKind
from loancomplaint.jurisdictions.cn.policies import DEFAULT
from loancomplaint.law.time_limits import POLICY_CLOCKS
from loancomplaint.proofs import FaultKind, check
from loancomplaint.proofs.encoding.solver import Formula
from loancomplaint.proofs.encoding.space import CaseSpace
from loancomplaint.proofs.encoding.violation import GONE, SymbolicMatter, SymbolicSum
from loancomplaint.proofs.witnesses import case_file
from loancomplaint.testing import strategies
from loancomplaint.values.money import CURRENCIES, Money

KINDS, SEVERITIES = tuple(ViolationKind), tuple(Severity)
VERDICTS = (Verdict.SUFFICIENT, Verdict.NOT_ASSESSABLE, Verdict.INSUFFICIENT, Verdict.CONTRADICTED)


@cache
def space(on: dt.date, currencies: tuple[str, ...], *, sealed: bool) -> tuple[SymbolicMatter, Formula, Formula]:
    """A violation that a proof under the law of *on* knows of, what holds of it, and whether staff are undecided on."""
    law = jurisdictions.load("CN").on(on)
    kinds = tuple(kind for kind in ViolationKind if law.is_sealed(kind) is sealed)
    undecided = z3.Bool("undecided")
    matter = SymbolicMatter("m", CaseSpace(law=law, kinds=kinds, currencies=currencies, sealed=sealed), undecided)
    solver = z3.Solver()
    solver.add(matter.allowed())
    return matter, solver, undecided


def is_in(matter: Matter, on: dt.date, *, sealed: bool, undecided: bool) -> bool:
    """Whether a proof covers *matter*."""
    sums = (matter.overdue, matter.direct_loss)
    currencies = tuple(sorted({"CNY", *(sum_.currency for sum_ in sums if sum_ is not None)}))
    unknown, solver, staff = space(on, currencies, sealed=sealed)
    solver.push()
    solver.add(staff == undecided, *same(unknown, matter, currencies))
    covered = solver.check() == z3.sat
    solver.pop()
    return bool(covered)


def same(unknown: SymbolicMatter, matter: Matter, currencies: tuple[str, ...]) -> list[Formula]:
    """The unknown violation is this one."""
    left = dict(matter.clocks)
    return [
        unknown.kind == KINDS.index(matter.kind),
        unknown.severity == SEVERITIES.index(matter.severity),
        unknown.days == matter.days_past_due,
        unknown.accelerated == matter.accelerated,
        is_sum(unknown.overdue, matter.overdue, currencies),
        is_sum(unknown.loss, matter.direct_loss, currencies),
        *(unknown.pursued[pursuit] == (pursuit in matter.pursued_by) for pursuit in Pursuit),
        *(unknown.clocks[clock] == left.get(clock, GONE) for clock in POLICY_CLOCKS),
        *(unknown.verdicts[channel] == VERDICTS.index(matter.verdict(channel)) for channel in Channel),
    ]


def is_sum(unknown: SymbolicSum, sum_: Money | None, currencies: tuple[str, ...]) -> Formula:
    """The unknown sum is this one."""
    if sum_ is None:
        return unknown.amount == GONE
    minor = int(sum_.amount.scaleb(CURRENCIES[sum_.currency]))
    return z3.And(unknown.currency == currencies.index(sum_.currency), unknown.amount == minor)


@given(strategies.case_files())
def test_no_case_lies_outside(case: CaseFile) -> None:
    """Whatever a file holds, its violations are among those that a proof covers, all under one answer on its staff."""
    assessment = lc.assess(case)
    law = jurisdictions.load("CN").on(assessment.on)
    for sealed, view in ((False, assessment.open), (True, assessment.sealed)):
        seen = situation(view, law)
        answers = (False, True) if seen.staff_implicated else (False,)

        assert any(
            all(is_in(matter, law.on, sealed=sealed, undecided=undecided) for matter in seen.matters)
            for undecided in answers
        )


@pytest.mark.parametrize("currency", ["CNY", "USD"])
@pytest.mark.parametrize("shown", [{}, {"sufficient_for": Channel.INTERNAL}], ids=["however shown", "shown"])
def test_a_claim_may_reach_a_line_that_arrears_do_not(currency: str, shown: dict[str, Channel]) -> None:
    """Where a bank sets its materiality, small and new arrears may be critical: penalty is claimed beside them."""
    line = Money("5000000.00", currency)
    china = jurisdictions.load("CN")
    ours = attrs.evolve(china, materiality=((line, Severity.CRITICAL),))
    arrears = (ViolationKind.OVERDUE_PAYMENT,)
    small = AllOf(
        (
            Some(kinds=arrears, severity=Severity.CRITICAL, **shown),  # type: ignore[arg-type]  # fields of Some
            *(Not(Some(kinds=arrears, **more)) for more in ({"overdue": line}, {"days_past_due": 2})),
        )
    )
    policy = attrs.evolve(DEFAULT, rows=(DEFAULT.rows[0], row("the others", Not(small), Desk.RISK_MANAGEMENT)))
    gap = next(fault for fault in check(policy, law=ours.on(DAY)).faults if fault.kind is FaultKind.GAP)
    assessment = lc.assess(gap.witness.case, jurisdiction=ours)  # type: ignore[union-attr]  # a gap has one

    assert small.holds(situation(assessment.open, ours.on(DAY)))


def test_what_is_not_material_may_be_overdue() -> None:
    """Arrears at a bank's line of which less is claimed are as serious as their days make them."""
    line = Money("5000000.00", "CNY")
    china = jurisdictions.load("CN")
    ours = attrs.evolve(china, materiality=((line, Severity.CRITICAL),)).on(DAY)
    arrears = Matter(
        violation="V1", kind=ViolationKind.OVERDUE_PAYMENT, severity=Severity.MINOR, days_past_due=1, overdue=line
    )
    case = case_file(Situation(matters=(arrears,)), ours)
    (seen,) = situation(lc.assess(case, jurisdiction=ours.jurisdiction).open, ours).matters

    assert (Severity.MINOR, line) == (seen.severity, seen.overdue)


ROW = row(
    "lines",
    AllOf(
        (
            Some(overdue=Money("500.00", "USD"), days_past_due=64, loss=Money("7.00", "CNY"), days_left=30),
            Some(accelerated=True, loss_reaches="filing threshold", days_past_due=1200, loss=Money("0.00", "CNY")),
            *(Some(pursued_by=pursuit) for pursuit in Pursuit),
        )
    ),
    Desk.RISK_MANAGEMENT,
)


@pytest.mark.parametrize("undecided", [False, True])
@pytest.mark.parametrize("sealed", [False, True])
def test_every_case_can_be_written(*, sealed: bool, undecided: bool) -> None:
    """A file is made for each sort of violation, and the engine sees exactly its features in it."""
    every = list(matters((ROW,), LAW, sealed=sealed, undecided=undecided))
    dice = Random(1)  # noqa: S311 - the same sample every time
    chosen = [whole(matter, undecided=undecided) for matter in dice.sample(every, min(len(every), 100))]

    assert chosen == [seen(case, sealed=sealed, undecided=undecided) for case in chosen]


def whole(matter: Matter, *, undecided: bool) -> Situation:
    """A case of one violation, in which staff are implicated where nobody has decided on them."""
    named = attrs.evolve(matter, violation="V1")
    line = (("filing threshold", LAW.parameter("filing_threshold")),)
    return Situation(matters=(named,), staff_implicated=undecided, thresholds=line)


def seen(case: Situation, *, sealed: bool, undecided: bool) -> Situation:
    """The features of the file that is made for a case, as the engine knows them."""
    assessment = lc.assess(lc.loads(lc.dumps(case_file(case, LAW, undecided=undecided))), on=DAY)
    return situation(assessment.sealed if sealed else assessment.open, LAW)
