"""Channels: who gets it, by how serious it is, and who never learns of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

import attrs
import pytest
from hypothesis import given

import loancomplaint as lc
from loancomplaint import jurisdictions
from loancomplaint.channels import (
    After,
    AllOf,
    AnyOf,
    ChannelDecision,
    CustomerIs,
    DeskAnswer,
    Destination,
    Judged,
    Not,
    Route,
    Row,
    Some,
    Withheld,
)
from loancomplaint.errors import PolicyError
from loancomplaint.facts import (
    Acceleration,
    AuthorityFiling,
    Ban,
    CaseFile,
    Channel,
    Citation,
    Desk,
    DirectLoss,
    Form,
    Severity,
    StaffMember,
    Violation,
    ViolationKind,
)
from loancomplaint.jurisdictions.cn.policies import DEFAULT, default_policy
from loancomplaint.testing.strategies import case_files
from loancomplaint.values.money import Money

CHINA = jurisdictions.load("CN")
DAY = dt.timedelta(days=1)


def decided(case: CaseFile, *, on: dt.date | None = None) -> ChannelDecision:
    """The default decision on a case."""
    return lc.decide(lc.assess(case, on=on))


def only(case: CaseFile, *ids: str) -> CaseFile:
    """The case with these violations alone, and the requests for them."""
    return case.without(violation.id for violation in case.violations if violation.id not in ids)


def falsehood(loss: str | None = None) -> Violation:
    """False information, shown by the customer's own paper and the register."""
    return Violation(
        id="V4",
        kind=ViolationKind.FALSE_INFORMATION,
        loan="LDZJ-2024-0117",
        began_on=dt.date(2024, 1, 10),
        discovered_on=dt.date(2024, 9, 5),
        amount=Money("900000.00", "CNY"),
        statement="借款人提交的固定资产明细账与登记资料不一致。",
        direct_loss=DirectLoss(amount=Money(loss, "CNY")) if loss else None,
        citations=(Citation(evidence="E11"), Citation(evidence="E4")),
    )


def with_violation(case: CaseFile, violation: Violation) -> CaseFile:
    """The case with one violation more."""
    return attrs.evolve(case, violations=(*case.violations, violation))


@given(case_files())
def test_every_violation_has_somewhere_to_go(case: CaseFile) -> None:
    """A case with a violation known on the day always has an open route: an early warning at the least."""
    assessment = lc.assess(case)
    decision = lc.decide(assessment)

    carried = {id_ for route in decision.routes for id_ in (*route.violations, *route.unverified)}
    assert {judgement.violation for judgement in assessment.judgements} == carried


@given(case_files())
def test_suspicion_travels_sealed(case: CaseFile) -> None:
    """A suspicion reaches the desk for it whatever else the file holds, and no other desk, with its ban."""
    assessment = lc.assess(case)
    decision = lc.decide(assessment)
    suspected = {v.id for v in case.known_by(case.as_of).violations if v.kind in CHINA.sealed}

    assert ([Desk.AML_COMPLIANCE] if suspected else []) == [r.desk for r in decision.routes if r.sealed]
    assert suspected == {id_ for route in decision.routes if route.sealed for id_ in route.violations}
    assert suspected.isdisjoint(id_ for r in decision.open_routes for id_ in (*r.violations, *r.unverified))
    assert bool(suspected) == (Ban.TELL_CUSTOMER_OF_SUSPICION in decision.sealed.bans)


@given(case_files())
def test_open_routes_know_nothing_sealed(case: CaseFile) -> None:
    """The open lane, routes, bans, trace and all, is that of a file without the sealed matter."""
    sealed = [violation.id for violation in case.violations if violation.kind in CHINA.sealed]
    with_sealed, without = decided(case), decided(case.without(sealed))

    assert without.open == with_sealed.open
    assert without.primary == with_sealed.primary


@given(case_files())
def test_nothing_leaves_the_bank_by_itself(case: CaseFile) -> None:
    """Every external and legal way, open or withheld, names who must pass it, and only sufficient violations leave."""
    assessment = lc.assess(case)
    decision = lc.decide(assessment)
    ways: list[Route | Withheld] = [*decision.routes, *decision.withheld]
    for way in ways:
        assert way.channel is Channel.INTERNAL or way.through is Desk.LEGAL_COMPLIANCE
    for route in decision.open_routes:
        if route.form in {Form.REGULATORY_REPORT, Form.POLICE_REPORT, Form.LEGAL_BRIEF}:
            assert set(route.violations) <= set(assessment.open.sufficient(route.channel))


@given(case_files())
def test_implicated_staff_never_hear_first(case: CaseFile) -> None:
    """Where staff are implicated the direct superior is passed over, and internal audit is told."""
    desks = {route.desk for route in decided(case).open_routes}
    known = case.without(v.id for v in case.violations if v.kind in CHINA.sealed).known_by(case.as_of)

    if case.implicated_staff and known.violations:
        assert Desk.DIRECT_SUPERVISOR not in desks
        assert Desk.INTERNAL_AUDIT in desks


@given(case_files())
def test_every_row_says_why(case: CaseFile) -> None:
    """The trace has every row of the policy, in order, each with its reason in both languages."""
    trace = decided(case).trace

    assert [row.name for row in DEFAULT.rows] == [step.row for step in trace]
    assert all(step.why.message("en") and step.why.message("zh-CN") for step in trace)


def test_the_seed_case(seed: CaseFile) -> None:
    """The story: the suspicion sealed, the rest to risk management and a lawyer, the court not yet."""
    decision = decided(seed)

    assert [
        (Desk.AML_COMPLIANCE, True, ("V3",)),
        (Desk.RISK_MANAGEMENT, False, ("V1", "V2")),
        (Desk.LAWYER, False, ("V1", "V2")),
    ] == [(route.desk, route.sealed, route.violations) for route in decision.routes]
    assert [Desk.COURT] == [way.desk for way in decision.withheld]
    assert (Ban.TELL_CUSTOMER_OF_SUSPICION,) == decision.sealed.bans
    assert decision.holds_notices


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (dt.date(2017, 6, 1), "银监会"),
        (dt.date(2018, 4, 7), "银监会"),
        (dt.date(2018, 4, 8), "银保监会"),
        (dt.date(2020, 6, 1), "银保监会"),
        (dt.date(2023, 5, 17), "银保监会"),
        (dt.date(2023, 5, 18), "国家金融监督管理总局"),
        (None, "国家金融监督管理总局"),
    ],
)
def test_the_regulator_is_called_by_its_name_on_the_day(seed: CaseFile, on: dt.date | None, name: str) -> None:
    """Serious falsehood opens the regulator, under the name it had on the day asked about."""
    decision = lc.decide(lc.assess(with_violation(seed, falsehood()), on=on))

    route = decision.route_to(Desk.BANKING_REGULATOR)
    assert route is not None
    assert (Form.REGULATORY_REPORT, Desk.LEGAL_COMPLIANCE, ("V4",)) == (route.form, route.through, route.violations)
    assert name in route.authority.message()


@pytest.mark.parametrize(
    ("on", "loss", "opens"),
    [
        (dt.date(2022, 5, 14), "200000.00", True),
        (dt.date(2022, 5, 14), "199999.99", False),
        (dt.date(2022, 5, 15), "499999.99", False),
        (dt.date(2022, 5, 15), "500000.00", True),
        (dt.date(2024, 9, 17), None, False),
    ],
)
def test_the_police_hear_of_it_from_the_threshold_on(
    seed: CaseFile,
    on: dt.date,
    loss: str | None,
    opens: bool,  # noqa: FBT001 - a table of cases
) -> None:
    """Falsehood with a direct loss at or over the threshold in force opens public security; below it is withheld."""
    lent = attrs.evolve(seed.loans[0], payments=())  # no more is lost than did not come back
    decision = decided(with_violation(attrs.evolve(seed, loans=(lent,)), falsehood(loss)), on=on)

    ways: Iterable[Route | Withheld] = decision.routes if opens else decision.withheld
    assert [Desk.LEGAL_COMPLIANCE] == [way.through for way in ways if way.desk is Desk.PUBLIC_SECURITY]


def test_the_police_hear_of_a_loss_that_is_shown(seed: CaseFile) -> None:
    """A falsehood that is shown, beside one that is not and cost more, is no report to the police."""
    shown = falsehood("1.00")
    costly = attrs.evolve(falsehood("900000.00"), id="V5", citations=())
    decision = decided(with_violation(with_violation(seed, shown), costly))

    assert decision.route_to(Desk.PUBLIC_SECURITY) is None
    assert Desk.PUBLIC_SECURITY in {way.desk for way in decision.withheld}


@pytest.mark.parametrize(("waiting", "opens"), [(63, True), (64, True), (65, False)])
def test_a_suit_waits_as_long_as_the_bank_says(seed: CaseFile, waiting: int, opens: bool) -> None:  # noqa: FBT001 - a table
    """64 days past due open the court once the bank's waiting period is over, and not before."""
    decision = lc.decide(lc.assess(seed), policy=default_policy(court_waiting_days=waiting))

    assert opens == (decision.route_to(Desk.COURT) is not None)


@pytest.mark.parametrize(("ends_in", "opens"), [(61, False), (60, True), (0, True), (-1, False)])
def test_a_clock_does_not_wait(seed: CaseFile, ends_in: int, opens: bool) -> None:  # noqa: FBT001 - a table
    """With 60 days or fewer left on the guarantor's clock the court is open; once it has run out there is no hurry."""
    security = attrs.evolve(seed.loans[0].security[0], guarantee_period_ends_on=seed.as_of + ends_in * DAY)
    overdue = seed.loans[0].installments[:2]  # nothing falls due after the agreed day, or it would count for nothing
    case = attrs.evolve(seed, loans=(attrs.evolve(seed.loans[0], security=(security,), installments=overdue),))

    route = decided(case).route_to(Desk.COURT)
    assert opens == (route is not None)
    assert route is None or route.act_by == seed.as_of + ends_in * DAY


def test_a_called_loan_may_be_sued_for(seed: CaseFile) -> None:
    """Once the loan is called there is nothing to wait for."""
    loan = attrs.evolve(seed.loans[0], acceleration=Acceleration(delivered_on=dt.date(2024, 9, 10)))

    assert decided(attrs.evolve(seed, loans=(loan,))).route_to(Desk.COURT) is not None


def desks(decision: ChannelDecision) -> Iterator[tuple[Desk, Form]]:
    """The open desks inside the bank, with their forms."""
    return ((r.desk, r.form) for r in decision.open_routes if r.channel is Channel.INTERNAL)


def test_mild_matter_goes_to_the_superior(seed: CaseFile) -> None:
    """Arrears of 64 days alone are moderate, and the direct superior's business."""
    assert [(Desk.DIRECT_SUPERVISOR, Form.INTERNAL_REPORT)] == list(desks(decided(only(seed, "V1"))))


@pytest.mark.parametrize(
    ("violation", "desk"), [("V1", Desk.DIRECT_SUPERVISOR), ("V2", Desk.RISK_MANAGEMENT)], ids=["mild", "grave"]
)
def test_what_is_not_shown_yet_is_a_warning(seed: CaseFile, violation: str, desk: Desk) -> None:
    """Without evidence the same desk is warned, and the form says that nothing is verified."""
    case = only(seed, violation)
    bare = attrs.evolve(case, violations=(attrs.evolve(case.violations[0], citations=()),))

    assert [(desk, Form.EARLY_WARNING)] == list(desks(decided(bare)))


def test_staff_go_to_audit(seed: CaseFile) -> None:
    """With staff implicated, mild matter goes to internal audit in place of the direct superior."""
    case = attrs.evolve(only(seed, "V1"), implicated_staff=(StaffMember(name="赵某", role="审批人"),))

    assert [(Desk.INTERNAL_AUDIT, Form.INTERNAL_REPORT)] == list(desks(decided(case)))


@pytest.mark.parametrize("filed", [True, False])
def test_a_filed_case_with_staff_is_reported_as_one(seed: CaseFile, filed: bool) -> None:  # noqa: FBT001 - a table
    """Case information goes to the regulator only where staff are implicated and an authority has filed."""
    filings = (AuthorityFiling(authority="某市公安局", filed_on=dt.date(2024, 9, 12)),) if filed else ()
    staff = (StaffMember(name="赵某", role="审批人"),)
    case = attrs.evolve(seed, implicated_staff=staff, authority_filings=filings)

    route = decided(case).route_to(Desk.BANKING_REGULATOR)
    assert (Form.CASE_INFORMATION if filed else None) == (route and route.form)


def test_a_way_out_names_who_passes_it() -> None:
    """A destination outside the bank without a desk that passes it cannot be written down."""
    with pytest.raises(PolicyError, match="court"):
        Destination(desk=Desk.COURT, form=Form.LEGAL_BRIEF)


@pytest.mark.parametrize("through", [Desk.COURT, Desk.BANKING_REGULATOR, Desk.LAWYER])
def test_only_a_desk_of_the_bank_passes_a_way_out(through: Desk) -> None:
    """Nobody outside passes what leaves the bank, and nobody passes to himself."""
    with pytest.raises(PolicyError, match=f"{through.value} cannot pass"):
        Destination(desk=Desk.LAWYER, form=Form.LEGAL_BRIEF, through=through)


def test_where_nothing_is_reported_nobody_is_told(seed: CaseFile) -> None:
    """A row that denies something would be true of an empty file, and of one with nothing but sealed matter."""
    anything = Row(
        name="denies",
        when=Not(Some(severity=Severity.CRITICAL)),
        route=Destination(desk=Desk.DIRECT_SUPERVISOR, form=Form.EARLY_WARNING),
        because="x",
        own_bans=("y",),
    )
    policy = attrs.evolve(DEFAULT, rows=(DEFAULT.rows[0], anything))
    sealed = attrs.evolve(seed, violations=tuple(v for v in seed.violations if v.id == "V3"))
    decision = lc.decide(lc.assess(sealed), policy=policy)

    assert ((), ()) == (decision.open.routes, decision.open.own_bans)
    assert "Not matched: no violation is reported." == decision.open.trace[0].why.message("en")


@pytest.mark.parametrize(
    ("asks", "said"),
    [
        (lambda: After(desk=Desk.COURT, answers=(DeskAnswer.DECLINED,), unanswered_for=5), "who has answered"),
        (lambda: Judged(channel=Channel.LEGAL, verdicts=()), "name one at least"),
        (lambda: CustomerIs(kinds=()), "name one at least"),
    ],
)
def test_what_can_never_hold_is_refused(asks: Callable[[], object], said: str) -> None:
    """What reads as if it asked for something, and never holds, is a slip of the pen."""
    with pytest.raises(PolicyError, match=said):
        asks()


def test_conditions_of_nothing_read_as_they_mean() -> None:
    """All of nothing is always so, and any of nothing never."""
    assert ("always", "never") == (AllOf(()).says.message("en"), AnyOf(()).says.message("en"))


def test_a_sentence_shows_how_far_each_part_goes() -> None:
    """Nobody can read "a, and b or c" either way, nor "not a, and b": what an officer signs has one meaning."""
    a, b, c = (Some(days_past_due=days) for days in (1, 2, 3))

    def late(days: int) -> str:
        return f"some violation is at least {days} {'day' if days == 1 else 'days'} past due"

    said = AllOf((a, AnyOf((b, Not(AllOf((c,))))), Not(AnyOf((a, b))))).says

    expected = f"{late(1)}; and ({late(2)}; or not so ({late(3)})); and not so ({late(1)}; or {late(2)})"
    assert expected == said.message("en")
    assert "；并且（" in said.message("zh-CN")


def test_two_rows_of_one_name_are_refused() -> None:
    """A trace that names a row must mean one."""
    row = Row(
        name="r", when=Some(), route=Destination(desk=Desk.RISK_MANAGEMENT, form=Form.INTERNAL_REPORT), because="x"
    )

    with pytest.raises(PolicyError, match="r"):
        attrs.evolve(DEFAULT, rows=(row, row))
