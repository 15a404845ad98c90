"""The nearest changes that move a case to another desk: each is proved by making it, and none can be left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import loancomplaint as lc
from loancomplaint import jurisdictions
from loancomplaint.channels import (
    After,
    AnyOf,
    AuthorityHasFiled,
    ChannelPolicy,
    Condition,
    CustomerIs,
    DeskAnswer,
    Destination,
    Exposure,
    Filed,
    Matter,
    Not,
    Row,
    Situation,
    Some,
    StaffImplicated,
)
from loancomplaint.channels.whatif import WhatIf
from loancomplaint.channels.whatif.changes import Change, World, made
from loancomplaint.errors import NotOpenError
from loancomplaint.facts import (
    CaseFile,
    CustomerKind,
    Desk,
    Form,
    Installment,
    Severity,
    Verdict,
    ViolationKind,
)
from loancomplaint.law.time_limits import ClockKind
from loancomplaint.proofs.witnesses import case_file
from loancomplaint.testing.strategies import case_files
from loancomplaint.values.money import Money

CHINA = jurisdictions.load("CN")
TOLD = [desk for desk in Desk if desk not in {Desk.AML_COMPLIANCE, Desk.FINANCIAL_INTELLIGENCE_UNIT}]
DAY = dt.date(2026, 11, 23)
SHOWN = (Verdict.SUFFICIENT,) * 3


def is_told(world: World, desk: Desk, policy: ChannelPolicy | None = None) -> bool:
    """Whether *desk* is told of the open case, by the functions of the face alone."""
    decision = lc.decide(lc.assess(world.case), history=world.history, policy=policy)
    return any(route.desk is desk for route in decision.open_routes)


def smaller(changes: tuple[Change, ...]) -> Iterator[tuple[Change, ...]]:
    """*changes* with one left out, and with one a day or a minor unit smaller."""
    for i, change in enumerate(changes):
        yield (*changes[:i], *changes[i + 1 :])
        if (less := change.less()) is not None:
            yield (*changes[:i], less, *changes[i + 1 :])


def proved(found: WhatIf, case: CaseFile, history: tuple[Filed, ...] = (), policy: ChannelPolicy | None = None) -> bool:
    """Whether with the changes made the way opens, or closes, and with any less it does not."""
    start = World(case=case, history=history, day=case.as_of)
    enough = made(found.changes, start)
    less = [is_told(made(changes, start), found.desk, policy) for changes in smaller(found.changes)]
    return (
        (found.changed, found.history) == (enough.case, enough.history)
        and is_told(enough, found.desk, policy) is found.opens
        and (not found.opens) is all(less)
        and (not found.opens) is any(less)
    )


# ---------------------------------------------------------------- for all case files


def without_sealed(case: CaseFile) -> CaseFile:
    """*case* as if its sealed matter were not in it."""
    return case.without(v.id for v in case.violations if CHINA.on(case.as_of).is_sealed(v.kind))


@settings(max_examples=30)
@given(case_files(), st.sampled_from(TOLD))
def test_every_answer_is_proved_and_none_is_too_much(case: CaseFile, desk: Desk) -> None:
    """With all changes the desk is told, or told no longer; with one, or a day or a cent, less it is not so."""
    found = lc.nearest(lc.assess(case), desk)

    assert [] == [what_if for what_if in found if not proved(what_if, without_sealed(case))]


@settings(max_examples=20)
@given(case_files(), st.sampled_from(TOLD))
def test_sealed_matter_does_not_show(case: CaseFile, desk: Desk) -> None:
    """What would open a way is the same, to the changed file, as if the sealed violations were not in the file."""
    whole, open_ = (lc.nearest(lc.assess(each), desk) for each in (case, without_sealed(case)))

    assert [(w.changes, w.changed, w.history) for w in open_] == [(w.changes, w.changed, w.history) for w in whole]


@settings(max_examples=20)
@given(case_files(), st.sampled_from(TOLD))
def test_the_order_of_violations_does_not_matter(case: CaseFile, desk: Desk) -> None:
    """A file tells the same whichever violation stands first."""
    turned = attrs.evolve(case, violations=case.violations[::-1])
    said, other = ([w.message() for w in lc.nearest(lc.assess(each), desk)] for each in (case, turned))

    assert said == other


@settings(max_examples=20)
@given(case_files())
def test_nothing_is_suggested_for_sealed_desks(case: CaseFile) -> None:
    """No change of open facts leads to the desk for sealed matter."""
    assert () == lc.nearest(lc.assess(case), Desk.AML_COMPLIANCE)


# ---------------------------------------------------------------- each kind of change


def one_row(*once: Condition) -> ChannelPolicy:
    """A policy that sends every case to counsel once these hold, and always tells risk management."""
    warned = Row(
        name="warned",
        when=Some(),
        route=Destination(desk=Desk.RISK_MANAGEMENT, form=Form.EARLY_WARNING, takes_unverified=True),
        because="A serious violation goes to risk management.",
    )
    sued = Row(
        name="sued",
        when=Some(),
        once=once,
        route=Destination(desk=Desk.LAWYER, form=Form.LEGAL_BRIEF, through=Desk.LEGAL_COMPLIANCE),
        because="A serious violation goes to risk management.",
    )
    return ChannelPolicy(name="One", version="1", rows=(warned, sued))


ARREARS = Matter(
    violation="V1",
    kind=ViolationKind.OVERDUE_PAYMENT,
    severity=Severity.MODERATE,
    verdicts=SHOWN,
    days_past_due=10,
    overdue=Money("1000.00", "CNY"),
)
FALSEHOOD = Matter(violation="V1", kind=ViolationKind.FALSE_INFORMATION, severity=Severity.SERIOUS, verdicts=SHOWN)
TOLD_BEFORE = Filed(desk=Desk.RISK_MANAGEMENT, form=Form.EARLY_WARNING, on=dt.date(2026, 11, 20), violations=("V1",))


@pytest.mark.parametrize(
    ("once", "matter", "history", "said"),
    [
        (Some(days_past_due=30), ARREARS, (), ["20 more days pass (to 13 December 2026)"]),
        (Some(days_past_due=11), ARREARS, (), ["one more day passes (to 24 November 2026)"]),
        (Some(severity=Severity.SERIOUS), ARREARS, (), ["81 more days pass (to 12 February 2027)"]),
        (Some(clock=ClockKind.LIMITATION, days_left=60), ARREARS, (), ["1026 more days pass (to 14 September 2029)"]),
        (Some(accelerated=True), ARREARS, (), ["the loan C-V1 is called and the notice has arrived"]),
        (
            Some(loss=Money("500.00", "CNY")),
            FALSEHOOD,
            (),
            ["a direct loss of CNY 500.00 or more from V1 is established"],
        ),
        (
            Some(loss_reaches="filing threshold"),
            FALSEHOOD,
            (),
            ["a direct loss of CNY 500,000.00 or more from V1 is established"],
        ),
        (
            Exposure(reaches=Money("7.00", "CNY")),
            ARREARS,
            (),
            ["a total exposure of CNY 7.00 or more to the customer is established"],
        ),
        (
            CustomerIs(kinds=(CustomerKind.INDIVIDUAL,)),
            ARREARS,
            (),
            ["it is established that the customer is: individual"],
        ),
        (StaffImplicated(), ARREARS, (), ["it is established that staff of the bank are implicated"]),
        (
            StaffImplicated(desks=(Desk.INTERNAL_AUDIT,)),
            ARREARS,
            (),
            ["it is established that staff of internal audit are implicated"],
        ),
        (AuthorityHasFiled(), ARREARS, (), ["it is established that an authority has filed the case"]),
        (After(desk=Desk.RISK_MANAGEMENT), ARREARS, (), ["the early warning is handed in to risk management"]),
        (
            After(desk=Desk.RISK_MANAGEMENT, answers=(DeskAnswer.DECLINED,)),
            ARREARS,
            (TOLD_BEFORE,),
            ["risk management answers: declined"],
        ),
        (
            After(desk=Desk.RISK_MANAGEMENT, unanswered_for=3),
            ARREARS,
            (TOLD_BEFORE,),
            ["2 more days pass (to 25 November 2026)"],
        ),
        (
            After(desk=Desk.RISK_MANAGEMENT, unanswered_for=5),
            ARREARS,
            (),
            ["the early warning is handed in to risk management; and 7 more days pass (to 30 November 2026)"],
        ),
        (Not(Some(days_past_due=5)), ARREARS, (), ["CNY 1,000.00 more is paid under the loan C-V1"]),
        (
            Not(Some(overdue=Money("400.00", "CNY"))),
            ARREARS,
            (),
            ["CNY 600.01 more is paid under the loan C-V1"],
        ),
        (
            AnyOf((Some(days_past_due=30), Some(accelerated=True))),
            ARREARS,
            (),
            ["the loan C-V1 is called and the notice has arrived", "20 more days pass (to 13 December 2026)"],
        ),
        (Some(kinds=(ViolationKind.DEBT_EVASION,)), ARREARS, (), []),
        (After(desk=Desk.COURT), ARREARS, (), []),
        (Not(Some(kinds=(ViolationKind.FALSE_INFORMATION,))), FALSEHOOD, (), []),
        (Some(severity=Severity.CRITICAL), FALSEHOOD, (), []),
    ],
)
def test_what_would_open_a_way(once: Condition, matter: Matter, history: tuple[Filed, ...], said: list[str]) -> None:
    """Each thing that a policy can ask is met by the change it takes; what only inventing could meet, by none."""
    case = case_file(Situation(matters=(matter,)), CHINA.on(DAY))
    policy = one_row(once)
    found = lc.nearest(lc.assess(case), Desk.LAWYER, policy=policy, history=history)

    assert said == [str(what_if.condition) for what_if in found]
    assert all(proved(what_if, case, history, policy) for what_if in found)


LATE = one_row(Some(days_past_due=5))
WATCHED = one_row(Some(clock=ClockKind.LIMITATION))


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        (LATE, "The way to lawyer would close if CNY 1,000.00 more is paid under the loan C-V1."),
        (WATCHED, "The way to lawyer would close if 1087 more days pass (to 14 November 2029)."),
        (one_row(Some(kinds=(ViolationKind.OVERDUE_PAYMENT,))), None),
    ],
    ids=["paid", "run out", "nothing"],
)
def test_what_would_close_a_way(policy: ChannelPolicy, said: str | None) -> None:
    """A debt that is paid and a clock that has run out close what they opened; a fact does not go away."""
    case = case_file(Situation(matters=(ARREARS,)), CHINA.on(DAY))
    found = lc.nearest(lc.assess(case), Desk.LAWYER, policy=policy)

    assert ([said] if said else []) == [what_if.message("en") for what_if in found]
    assert all(proved(what_if, case, (), policy) for what_if in found)


def test_an_overdue_sum_grows_with_what_falls_due() -> None:
    """A line in money is reached on the day after the next installment is due, or at once by a call."""
    nothing = Money("0.00", "CNY")
    due = (
        Installment(due_on=DAY - dt.timedelta(days=10), principal=Money("1000.00", "CNY"), interest=nothing),
        Installment(due_on=DAY + dt.timedelta(days=19), principal=Money("1000.00", "CNY"), interest=nothing),
    )
    case = case_file(Situation(matters=(ARREARS,)), CHINA.on(DAY))
    case = attrs.evolve(case, loans=(attrs.evolve(case.loans[0], installments=due),))
    policy = one_row(Some(overdue=Money("1500.00", "CNY")))
    found = lc.nearest(lc.assess(case), Desk.LAWYER, policy=policy)

    assert [
        "the loan C-V1 is called and the notice has arrived",
        "20 more days pass (to 13 December 2026)",
    ] == [str(what_if.condition) for what_if in found]
    assert all(proved(what_if, case, (), policy) for what_if in found)


def test_a_desk_that_returns_a_report_is_told_again() -> None:
    """What was handed in already is handed in again only once the desk has returned it."""
    case = case_file(Situation(matters=(ARREARS,)), CHINA.on(DAY))
    (what_if,) = lc.nearest(lc.assess(case), Desk.RISK_MANAGEMENT, policy=one_row(), history=(TOLD_BEFORE,))

    assert "risk management answers: returned" == str(what_if.condition)
    assert proved(what_if, case, (TOLD_BEFORE,), one_row())


# ---------------------------------------------------------------- the seed


def test_the_seed_is_sued_for_in_26_days_or_once_called(seed: CaseFile) -> None:
    """64 days past due, the court is 26 days away, or one notice; the police are not to be had for arrears."""
    assessment = lc.assess(seed)

    assert [
        "若贷款LDZJ-2024-0117已宣布提前到期且通知已送达，则通往法院的去向开放。",
        "若再过26天（至2024年10月13日），则通往法院的去向开放。",
    ] == [what_if.message() for what_if in lc.nearest(assessment, Desk.COURT)]
    assert () == lc.nearest(assessment, Desk.PUBLIC_SECURITY)


def test_the_day_before_is_a_day_too_early(seed: CaseFile) -> None:
    """On the 89th day past due the way to the court is withheld, on the 90th it is open."""
    *_, wait = lc.nearest(lc.assess(seed), Desk.COURT)
    days = [lc.decide(lc.assess(attrs.evolve(wait.changed, as_of=dt.date(2024, 10, day)))) for day in (12, 13)]

    assert [None, Desk.COURT] == [route and route.desk for route in (each.route_to(Desk.COURT) for each in days)]


def test_a_thin_file_is_told_what_it_lacks_and_how_long_it_waits(seed: CaseFile) -> None:
    """Without proof of payout the court takes the proof and the wait together, and neither alone."""
    assessment = lc.assess(seed.without_evidence("E12"))
    kinds = [[change.kind for change in what_if.changes] for what_if in lc.nearest(assessment, Desk.COURT)]

    assert ["repaired", "loan_called"] in kinds
    assert ["repaired", "time_passed"] in kinds


def test_a_stored_assessment_must_be_made_again(seed: CaseFile) -> None:
    """An assessment without its rules cannot be asked what would change it, and says so."""
    with pytest.raises(NotOpenError, match="assess its file again"):
        lc.nearest(attrs.evolve(lc.assess(seed), made_with=None), Desk.COURT)
