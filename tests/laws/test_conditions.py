"""Every condition that a policy may use is known everywhere: to engine, prover, witness, what-if, words and file.

Whoever adds a class of condition, or a feature of one, adds a row to `EXAMPLES`; where it was forgotten fails.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, get_args

import attrs
import pytest
from policies import DAY, FEATURES, LAW, OF_WHOLES, row, with_rows

import loancomplaint as lc
from loancomplaint.channels import (
    After,
    AllOf,
    AnyOf,
    AuthorityHasFiled,
    ChannelPolicy,
    Condition,
    CustomerIs,
    DeskAnswer,
    Exposure,
    Filed,
    Judged,
    Matter,
    Not,
    OfCase,
    Situation,
    Some,
    StaffImplicated,
    known_filings,
    situation,
)
from loancomplaint.codec import loads_as
from loancomplaint.facts import Channel, CustomerKind, Desk, Pursuit, Severity, Verdict, ViolationKind
from loancomplaint.jurisdictions.cn.policies import DEFAULT
from loancomplaint.law.time_limits import ClockKind
from loancomplaint.proofs import LIMIT
from loancomplaint.proofs.encoding.solver import Budget
from loancomplaint.proofs.prover import LaneProver, no, space_of
from loancomplaint.proofs.witnesses import case_file, filed_before
from loancomplaint.values.money import Money

CONDITIONS: Final = get_args(Condition)
"""Every class of condition: the union is annotated with how a file tells them apart."""

DOCS: Final = Path(__file__).parents[2] / "docs" / "policies.md"
SHOWN: Final = (Verdict.SUFFICIENT,) * 3
ARREARS: Final = Matter(
    violation="V1",
    kind=ViolationKind.OVERDUE_PAYMENT,
    severity=Severity.MINOR,
    verdicts=SHOWN,
    days_past_due=10,
    overdue=Money("1000.00", "CNY"),
)
FALSEHOOD: Final = attrs.evolve(
    ARREARS, kind=ViolationKind.FALSE_INFORMATION, severity=Severity.SERIOUS, days_past_due=0, overdue=Money(0, "CNY")
)
UNSHOWN: Final = (Verdict.SUFFICIENT, Verdict.SUFFICIENT, Verdict.INSUFFICIENT)
HUNDRED: Final = Money("100.00", "CNY")


def of(*matters: Matter, **features: object) -> Situation:
    """A case with these violations and features, under the law of the day."""
    line = (("filing threshold", LAW.parameter("filing_threshold")),)
    return Situation(matters=matters, thresholds=line, **features)  # type: ignore[arg-type]  # features of a case


def told(answer: DeskAnswer | None, waited: int = 0) -> tuple[Filed, ...]:
    """A history of one report to risk management, of another matter."""
    return (filed_before(Desk.RISK_MANAGEMENT, answer, waited, on=DAY),)


@attrs.frozen(kw_only=True)
class Example:
    """A condition, a case for which it holds, one for which it does not, and what it would take there."""

    asks: Condition
    holds: Situation
    fails: Situation
    takes: tuple[str, ...]


LATE: Final = Some(days_past_due=30)
ON_TIME: Final = of(ARREARS)
BEHIND: Final = of(attrs.evolve(ARREARS, days_past_due=30))

EXAMPLES: Final[dict[str, Example]] = {
    "Some": Example(asks=Some(), holds=ON_TIME, fails=of(), takes=()),
    "Some.kinds": Example(
        asks=Some(kinds=(ViolationKind.FALSE_INFORMATION,)), holds=of(FALSEHOOD), fails=ON_TIME, takes=()
    ),
    "Some.severity": Example(
        asks=Some(severity=Severity.MODERATE),
        holds=of(attrs.evolve(ARREARS, days_past_due=31, severity=Severity.MODERATE)),
        fails=ON_TIME,
        takes=("time_passed",),
    ),
    "Some.sufficient_for": Example(
        asks=Some(sufficient_for=Channel.LEGAL),
        holds=ON_TIME,
        fails=of(attrs.evolve(ARREARS, verdicts=UNSHOWN)),
        takes=("repaired",),
    ),
    "Some.judged": Example(
        asks=Some(judged=Judged(channel=Channel.LEGAL, verdicts=(Verdict.SUFFICIENT, Verdict.NOT_ASSESSABLE))),
        holds=ON_TIME,
        fails=of(attrs.evolve(ARREARS, verdicts=UNSHOWN)),
        takes=("repaired",),
    ),
    "Some.days_past_due": Example(asks=LATE, holds=BEHIND, fails=ON_TIME, takes=("time_passed",)),
    "Some.overdue": Example(
        asks=Some(overdue=Money("2000.00", "CNY")),
        holds=of(attrs.evolve(ARREARS, overdue=Money("2000.00", "CNY"))),
        fails=ON_TIME,
        takes=(),
    ),
    "Some.accelerated": Example(
        asks=Some(accelerated=True),
        holds=of(attrs.evolve(ARREARS, accelerated=True)),
        fails=ON_TIME,
        takes=("loan_called",),
    ),
    "Some.clock": Example(
        asks=Some(clock=ClockKind.GUARANTEE_PERIOD),
        holds=of(attrs.evolve(ARREARS, clocks=((ClockKind.GUARANTEE_PERIOD, 40),))),
        fails=ON_TIME,
        takes=(),
    ),
    "Some.days_left": Example(
        asks=Some(clock=ClockKind.GUARANTEE_PERIOD, days_left=30),
        holds=of(attrs.evolve(ARREARS, clocks=((ClockKind.GUARANTEE_PERIOD, 30),))),
        fails=of(attrs.evolve(ARREARS, clocks=((ClockKind.GUARANTEE_PERIOD, 40),))),
        takes=("time_passed",),
    ),
    "Some.loss": Example(
        asks=Some(loss=HUNDRED),
        holds=of(attrs.evolve(FALSEHOOD, direct_loss=HUNDRED)),
        fails=of(FALSEHOOD),
        takes=("loss_established",),
    ),
    "Some.loss_reaches": Example(
        asks=Some(loss_reaches="filing threshold"),
        holds=of(attrs.evolve(FALSEHOOD, direct_loss=LAW.parameter("filing_threshold"))),
        fails=of(FALSEHOOD),
        takes=("loss_established",),
    ),
    "Some.pursued_by": Example(
        asks=Some(pursued_by=Pursuit.SUIT),
        holds=of(attrs.evolve(ARREARS, pursued_by=(Pursuit.SUIT,))),
        fails=of(attrs.evolve(ARREARS, pursued_by=(Pursuit.LODGING,))),
        takes=("claim_made",),
    ),
    "StaffImplicated": Example(
        asks=StaffImplicated(), holds=of(ARREARS, staff_implicated=True), fails=ON_TIME, takes=("staff_found",)
    ),
    "StaffImplicated.desks": Example(
        asks=StaffImplicated(desks=(Desk.RISK_MANAGEMENT,)),
        holds=of(ARREARS, staff_implicated=True, implicated_desks=(Desk.RISK_MANAGEMENT,)),
        fails=of(ARREARS, staff_implicated=True, implicated_desks=(Desk.INTERNAL_AUDIT,)),
        takes=("staff_found",),
    ),
    "AuthorityHasFiled": Example(
        asks=AuthorityHasFiled(), holds=of(ARREARS, authority_has_filed=True), fails=ON_TIME, takes=("case_filed",)
    ),
    "CustomerIs.kinds": Example(
        asks=CustomerIs(kinds=(CustomerKind.INDIVIDUAL,)),
        holds=of(ARREARS, customer=CustomerKind.INDIVIDUAL),
        fails=ON_TIME,
        takes=("customer_known",),
    ),
    "Exposure.reaches": Example(
        asks=Exposure(reaches=HUNDRED),
        holds=of(ARREARS, exposure=HUNDRED),
        fails=ON_TIME,
        takes=("exposure_established",),
    ),
    "After.desk": Example(
        asks=After(desk=Desk.RISK_MANAGEMENT),
        holds=of(ARREARS, history=told(None)),
        fails=ON_TIME,
        takes=("desk_told",),
    ),
    "After.answers": Example(
        asks=After(desk=Desk.RISK_MANAGEMENT, answers=(DeskAnswer.DECLINED,)),
        holds=of(ARREARS, history=told(DeskAnswer.DECLINED)),
        fails=of(ARREARS, history=told(None)),
        takes=("desk_answered",),
    ),
    "After.unanswered_for": Example(
        asks=After(desk=Desk.RISK_MANAGEMENT, unanswered_for=5),
        holds=of(ARREARS, history=told(None, 5)),
        fails=of(ARREARS, history=told(None, 4)),
        takes=("time_passed",),
    ),
    "AllOf.of": Example(asks=AllOf((LATE, Some())), holds=BEHIND, fails=ON_TIME, takes=("time_passed",)),
    "AnyOf.of": Example(asks=AnyOf((LATE, AuthorityHasFiled())), holds=BEHIND, fails=ON_TIME, takes=("time_passed",)),
    "Not.that": Example(asks=Not(LATE), holds=ON_TIME, fails=BEHIND, takes=("paid",)),
}

EVERY = pytest.mark.parametrize("example", EXAMPLES.values(), ids=list(EXAMPLES))


def test_every_condition_and_every_field_of_one_has_an_example() -> None:
    """A condition that is added to the union, or something more that one may ask, is tried below everywhere."""
    expected = {f"{condition.__name__}.{field.name}" for condition in CONDITIONS for field in attrs.fields(condition)}
    alone = {condition.__name__ for condition in CONDITIONS if not attrs.fields(condition)}

    assert expected | alone | {"Some", "StaffImplicated"} == set(EXAMPLES)
    assert {type(example.asks) for example in EXAMPLES.values()} == set(CONDITIONS)


def test_every_condition_is_drawn_for_the_solver_to_be_held_against() -> None:
    """The random policies that are also proved by trying every case ask everything that can be asked."""
    assert set(get_args(OfCase)) == {type(leaf) for leaf in OF_WHOLES}
    assert {field.name for field in attrs.fields(Some)} - {"kinds"} == set(FEATURES)


@EVERY
def test_the_engine_evaluates_it(example: Example) -> None:
    """Said in words or compiled, it holds for the one case and not for the other; a case without violations apart."""
    policy = with_rows(row("asks", example.asks, Desk.RISK_MANAGEMENT))

    assert (True, False) == (example.asks.holds(example.holds), example.asks.holds(example.fails))
    assert [Desk.RISK_MANAGEMENT] == list(policy.evaluate(example.holds).opened)
    assert [] == list(policy.evaluate(example.fails).opened)


@EVERY
def test_the_prover_encodes_it(example: Example) -> None:
    """The solver finds a case for which it holds, and one for which it does not, and the engine says so of both."""
    rows = (row("asks", example.asks, Desk.RISK_MANAGEMENT),)
    prover = LaneProver(rows, space_of(rows, LAW, sealed=False), Budget(LIMIT))
    holding = prover.smallest(lambda every: every.answers.says(example.asks))
    failing = prover.smallest(lambda every: no(every.answers.says(example.asks)))

    assert holding is not None
    assert example.asks.holds(holding.situation)
    if example.asks != Some():  # of which every case is one
        assert failing is not None
        assert not example.asks.holds(failing.situation)


def as_written(case: Situation) -> Situation:
    """The features of the file that is made for a case, written, read again and assessed."""
    assessment = lc.assess(lc.loads(lc.dumps(case_file(case, LAW))), on=DAY)
    return situation(assessment.open, LAW, known_filings(case.history, DAY, known_at=DAY))


@EVERY
def test_a_witness_is_built_for_it(example: Example) -> None:
    """A case file for which it holds is one for which it holds once it was written, read again and assessed."""
    assert example.asks.holds(as_written(example.holds))
    assert not example.asks.holds(as_written(example.fails))


def one_row(asks: Condition) -> ChannelPolicy:
    """A policy that warns risk management of everything, and sends what is asked to counsel."""
    return attrs.evolve(
        with_rows(row("warned", Some(), Desk.RISK_MANAGEMENT), row("asks", Some(), Desk.LAWYER, once=(asks,))),
        name="One",
    )


@EVERY
def test_what_if_finds_what_it_takes(example: Example) -> None:
    """Where it does not hold, the nearest change that makes it so is of the right kind, and is made to the file."""
    policy, case = one_row(example.asks), case_file(example.fails, LAW)
    found = lc.nearest(lc.assess(case), Desk.LAWYER, policy=policy, history=example.fails.history)

    assert example.takes == tuple(change.kind for what_if in found[:1] for change in what_if.changes)
    for what_if in found:
        decision = lc.decide(lc.assess(what_if.changed), policy=policy, history=what_if.history)
        assert decision.route_to(Desk.LAWYER) is not None


@EVERY
def test_it_prints_in_both_languages(example: Example) -> None:
    """Its sentence is whole in English and in Chinese, without a word of the other and without a hole."""
    english, chinese = (example.asks.says.message(locale) for locale in ("en", "zh-CN"))

    assert re.search(r"[a-z]", english)
    assert not re.search(r"[{}\u4e00-\u9fff]", english)
    assert re.search(r"[\u4e00-\u9fff]", chinese)
    assert not re.search(r"[{}a-z]", chinese)


@EVERY
def test_it_is_stored_and_described(example: Example) -> None:
    """A policy that uses it is read back as it was, and the page on policies has a row for its word."""
    policy = attrs.evolve(DEFAULT, rows=(row("asks", example.asks, Desk.RISK_MANAGEMENT),))
    word = re.sub(r"(?<!^)(?=[A-Z])", "_", type(example.asks).__name__).lower()

    assert policy == loads_as(ChannelPolicy, lc.dumps(policy))
    assert f"`{word}`" in DOCS.read_text(encoding="utf-8")
