"""What was handed in before: no desk is told twice, and the next step waits as long as the policy says."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import loancomplaint as lc
from loancomplaint.channels import (
    After,
    AllOf,
    AnyOf,
    ChannelPolicy,
    DeskAnswer,
    Destination,
    Filed,
    History,
    Row,
    Some,
    working_days,
)
from loancomplaint.codec import loads_as
from loancomplaint.facts import Ban, CaseFile, Channel, Desk, Form
from loancomplaint.followup import Event, FollowUp, Move, State
from loancomplaint.jurisdictions.cn.policies import DEFAULT
from loancomplaint.law.time_limits import ClockKind
from loancomplaint.testing.strategies import case_files, days

DAY = dt.timedelta(days=1)
ADDRESSEES = (Desk.RISK_MANAGEMENT, Desk.DIRECT_SUPERVISOR, Desk.LAWYER, Desk.COURT, Desk.BANKING_REGULATOR)


def filings() -> st.SearchStrategy[Filed]:
    """Reports handed in on any day, answered or not."""
    return st.builds(
        Filed,
        desk=st.sampled_from(ADDRESSEES),
        form=st.just(Form.INTERNAL_REPORT),
        on=days(),
        answer=st.none() | st.sampled_from(DeskAnswer),
    ).map(lambda filed: attrs.evolve(filed, answered_on=filed.on if filed.answer else None))


def row(name: str, desk: Desk, **features: object) -> Row:
    """A row that applies to every case, unless said otherwise."""
    through = None if desk.channel is Channel.INTERNAL else Desk.LEGAL_COMPLIANCE
    route = Destination(desk=desk, form=Form.INTERNAL_REPORT, through=through, takes_unverified=True)
    return Row(**{"name": name, "when": Some(), "route": route, "because": "x", **features})  # type: ignore[arg-type]  # fields of a row


def ruled_by(*rows: Row) -> ChannelPolicy:
    """The default with other rows for open matter."""
    return attrs.evolve(DEFAULT, rows=(DEFAULT.rows[0], *rows))


# ---------------------------------------------------------------- nobody is told twice


@given(case_files(), st.lists(filings(), max_size=4))
def test_no_desk_is_told_twice_of_the_same(case: CaseFile, history: list[Filed]) -> None:
    """A desk that was told of everything, and has not sent it back, is followed up and not told again."""
    assessment = lc.assess(case)
    decision = lc.decide(assessment, history=history)
    known = [filed for filed in history if filed.on <= assessment.known_at]
    told = {filed.desk for filed in known if filed.answer is not DeskAnswer.RETURNED}

    ways = {route.desk for route in decision.open_routes} | {way.desk for way in decision.withheld}
    assert ways.isdisjoint(told)
    assert {way.desk for way in decision.told_before} <= told


@given(case_files(), st.lists(filings(), max_size=4))
def test_history_takes_no_violation_away(case: CaseFile, history: list[Filed]) -> None:
    """With whatever history, a case with an open violation has a way, or was gone with before."""
    assessment = lc.assess(case)
    decision = lc.decide(assessment, history=history)

    if assessment.open.judgements:
        assert decision.open_routes or decision.withheld or decision.told_before


@given(case_files(), st.lists(filings(), max_size=3))
def test_what_was_filed_sealed_moves_nothing_open(case: CaseFile, history: list[Filed]) -> None:
    """A referral handed in before leaves every open way, ban and step as it was."""
    assessment = lc.assess(case)
    referral = Filed(desk=Desk.AML_COMPLIANCE, form=Form.AML_REFERRAL, on=case.as_of)
    with_it, without = (lc.decide(assessment, history=h) for h in ((*history, referral), history))

    assert without.open == with_it.open


@pytest.mark.parametrize(
    ("filed_on", "answered_on", "known"),
    [(0, None, True), (1, None, False), (-5, 0, True), (-5, 1, True)],
    ids=["that day", "the day after", "answered", "answered the day after"],
)
def test_only_what_was_known_counts(seed: CaseFile, filed_on: int, answered_on: int | None, known: bool) -> None:  # noqa: FBT001 - a table
    """A report handed in after the day is not there yet, and an answer of the day after has not come."""
    answer = None if answered_on is None else DeskAnswer.RETURNED
    at = None if answered_on is None else seed.as_of + answered_on * DAY
    filed = Filed(
        desk=Desk.RISK_MANAGEMENT,
        form=Form.INTERNAL_REPORT,
        on=seed.as_of + filed_on * DAY,
        answer=answer,
        answered_on=at,
    )
    decision = lc.decide(lc.assess(seed), history=[filed])

    came_back = answered_on is not None and answered_on <= 0
    told_again = decision.route_to(Desk.RISK_MANAGEMENT) is not None
    assert told_again == (came_back or not known)


def test_what_is_new_is_told(seed: CaseFile) -> None:
    """A desk that knows of one violation is told again where there is another."""
    filed = Filed(desk=Desk.RISK_MANAGEMENT, form=Form.INTERNAL_REPORT, on=seed.as_of - DAY, violations=("V1",))

    assert lc.decide(lc.assess(seed), history=[filed]).route_to(Desk.RISK_MANAGEMENT) is not None


@given(case_files())
def test_handing_in_a_report_permits_nothing(case: CaseFile) -> None:
    """Once every open way was gone, everything that was forbidden is forbidden still; of sealed matter too."""
    assessment = lc.assess(case)
    before = lc.decide(assessment)
    history = [Filed(desk=route.desk, form=route.form, on=case.as_of) for route in before.routes]
    after = lc.decide(assessment, history=history)

    assert () == after.routes
    assert (before.open.forbidden, before.sealed.forbidden) == (after.open.forbidden, after.sealed.forbidden)


@pytest.mark.parametrize(
    ("filed", "row_writes", "told_again"),
    [
        (Form.EARLY_WARNING, Form.INTERNAL_REPORT, True),
        (Form.EARLY_WARNING, Form.EARLY_WARNING, False),
        (Form.INTERNAL_REPORT, Form.EARLY_WARNING, False),
        (Form.REGULATORY_REPORT, Form.CASE_INFORMATION, False),
    ],
)
def test_a_warning_is_not_the_report(seed: CaseFile, filed: Form, row_writes: Form, told_again: bool) -> None:  # noqa: FBT001 - a table
    """A desk that was only warned gets the report once there is one; who has the report needs no warning."""
    verified = row("verified", Desk.RISK_MANAGEMENT)
    verified = attrs.evolve(verified, route=attrs.evolve(verified.route, form=row_writes))
    warned = row("warned", Desk.RISK_MANAGEMENT)
    warned = attrs.evolve(warned, route=attrs.evolve(warned.route, form=Form.EARLY_WARNING))
    history = [Filed(desk=Desk.RISK_MANAGEMENT, form=filed, on=seed.as_of - DAY)]
    route = lc.decide(lc.assess(seed), policy=ruled_by(verified, warned), history=history).route_to(
        Desk.RISK_MANAGEMENT
    )

    assert (row_writes if told_again else None) == (route and route.form)


# ---------------------------------------------------------------- after, before, unless urgent


@given(days(), st.integers(0, 400))
def test_working_days_are_counted_one_by_one(after: dt.date, many: int) -> None:
    """Mondays to Fridays after the day, up to and including the other."""
    until = after + many * DAY

    assert sum((after + i * DAY).weekday() < 5 for i in range(1, many + 1)) == working_days(after, until)


@pytest.mark.parametrize(("wait", "opens"), [(9, True), (10, True), (11, False)])
def test_the_next_desk_waits_for_the_first(seed: CaseFile, wait: int, opens: bool) -> None:  # noqa: FBT001 - a table
    """Ten working days without an answer open a row that asks for ten, and not one that asks for eleven."""
    policy = ruled_by(
        row("first", Desk.RISK_MANAGEMENT),
        row("then", Desk.LEGAL_COMPLIANCE, once=(After(desk=Desk.RISK_MANAGEMENT, unanswered_for=wait),)),
    )
    filed = Filed(desk=Desk.RISK_MANAGEMENT, form=Form.INTERNAL_REPORT, on=seed.as_of - 14 * DAY)
    decision = lc.decide(lc.assess(seed), policy=policy, history=[filed])

    assert opens == (decision.route_to(Desk.LEGAL_COMPLIANCE) is not None)
    assert [10] == [way.waited for way in decision.told_before]


@pytest.mark.parametrize(("left", "opens"), [(60, True), (61, False)])
def test_what_is_urgent_does_not_wait(seed: CaseFile, left: int, opens: bool) -> None:  # noqa: FBT001 - a table
    """Unless urgent: with so many days left on the guarantor's clock the second desk is told beside the first."""
    once = AnyOf((After(desk=Desk.RISK_MANAGEMENT), Some(clock=ClockKind.GUARANTEE_PERIOD, days_left=60)))
    policy = ruled_by(row("first", Desk.RISK_MANAGEMENT), row("then", Desk.LEGAL_COMPLIANCE, once=(once,)))
    security = attrs.evolve(seed.loans[0].security[0], guarantee_period_ends_on=seed.as_of + left * DAY)
    overdue = seed.loans[0].installments[:2]  # nothing falls due after the agreed day, or it would count for nothing
    case = attrs.evolve(seed, loans=(attrs.evolve(seed.loans[0], security=(security,), installments=overdue),))

    assert opens == (lc.decide(lc.assess(case), policy=policy).route_to(Desk.LEGAL_COMPLIANCE) is not None)


@pytest.mark.parametrize(("ends_in", "opens"), [(1, True), (0, True), (-1, False)])
def test_a_step_is_open_before_its_clock_runs_out(seed: CaseFile, ends_in: int, opens: bool) -> None:  # noqa: FBT001 - a table
    """On the last day of the guarantor's period he may be called upon, and the day after it is no step any more."""
    policy = ruled_by(row("guarantor", Desk.LEGAL_COMPLIANCE, when=Some(clock=ClockKind.GUARANTEE_PERIOD)))
    security = attrs.evolve(seed.loans[0].security[0], guarantee_period_ends_on=seed.as_of + ends_in * DAY)
    overdue = seed.loans[0].installments[:2]  # nothing falls due after the agreed day, or it would count for nothing
    case = attrs.evolve(seed, loans=(attrs.evolve(seed.loans[0], security=(security,), installments=overdue),))

    assert opens == (lc.decide(lc.assess(case), policy=policy).route_to(Desk.LEGAL_COMPLIANCE) is not None)


# ---------------------------------------------------------------- what a row forbids and diverts


def test_a_diversion_that_is_not_open_diverts_nobody(seed: CaseFile) -> None:
    """A desk is passed over for another only where the other is told."""
    divert = row("divert", Desk.INTERNAL_AUDIT, instead_of=Desk.RISK_MANAGEMENT, once=(After(desk=Desk.COURT),))
    policy = ruled_by(divert, row("told", Desk.RISK_MANAGEMENT))

    decision = lc.decide(lc.assess(seed), policy=policy)
    assert decision.route_to(Desk.RISK_MANAGEMENT) is not None
    assert [Desk.INTERNAL_AUDIT] == [way.desk for way in decision.withheld]


def test_two_that_divert_each_other_leave_one(seed: CaseFile) -> None:
    """Of two rows that divert each other the upper one is in effect: nobody falls between them."""
    policy = ruled_by(
        row("a", Desk.INTERNAL_AUDIT, instead_of=Desk.RISK_MANAGEMENT),
        row("b", Desk.RISK_MANAGEMENT, instead_of=Desk.INTERNAL_AUDIT),
    )

    assert [Desk.INTERNAL_AUDIT] == [route.desk for route in lc.decide(lc.assess(seed), policy=policy).open_routes]


def test_a_row_forbids_desks_and_more(seed: CaseFile) -> None:
    """What an open row forbids is in the decision: desks, the bans there are, and the bank's own in its words."""
    forbids = row(
        "forbids",
        Desk.INTERNAL_AUDIT,
        closes=(Desk.RISK_MANAGEMENT,),
        bans=(Ban.BYPASS_AML_DESK,),
        own_bans=("不得向媒体披露",),
    )
    decision = lc.decide(lc.assess(seed), policy=ruled_by(forbids, row("told", Desk.RISK_MANAGEMENT)))

    assert decision.route_to(Desk.RISK_MANAGEMENT) is None
    assert ((Desk.RISK_MANAGEMENT,), ("不得向媒体披露",)) == (decision.open.closed, decision.open.own_bans)
    assert Ban.BYPASS_AML_DESK in decision.bans


def test_a_row_that_does_not_match_says_what_failed(seed: CaseFile) -> None:
    """Of several things that a row asks, those alone are named that do not hold."""
    asks = AllOf((Some(days_past_due=64), Some(days_past_due=65)))
    decision = lc.decide(lc.assess(seed), policy=ruled_by(row("asks", Desk.COURT, when=asks)))

    assert "Not matched: some violation is at least 65 days past due." == decision.trace[1].why.message("en")


# ---------------------------------------------------------------- follow-ups


HISTORIES = {
    State.PREPARED: ((), None),
    State.SUBMITTED: ((Move.SUBMIT,), (None,)),
    State.ACKNOWLEDGED: ((Move.SUBMIT, Move.ACKNOWLEDGE), (None,)),
    State.RETURNED: ((Move.SUBMIT, Move.RETURN), (DeskAnswer.RETURNED,)),
    State.IN_PROGRESS: ((Move.SUBMIT, Move.ACKNOWLEDGE, Move.TAKE_UP), (DeskAnswer.ACCEPTED,)),
    State.FILED: ((Move.SUBMIT, Move.ACKNOWLEDGE, Move.FILE), (DeskAnswer.ACCEPTED,)),
    State.NOT_FILED: ((Move.SUBMIT, Move.ACKNOWLEDGE, Move.DECLINE), (DeskAnswer.DECLINED,)),
    State.CLOSED: ((Move.SUBMIT, Move.ACKNOWLEDGE, Move.CLOSE), (DeskAnswer.CLOSED,)),
    State.WITHDRAWN: ((Move.SUBMIT, Move.WITHDRAW), None),
}


@pytest.mark.parametrize("state", HISTORIES, ids=str)
def test_a_follow_up_is_what_the_next_decision_knows(state: State) -> None:
    """A report handed in counts from that day, with the answer; one that never was, or was taken back, does not."""
    moves, expected = HISTORIES[state]
    followup = FollowUp(
        reference="R", desk=Desk.RISK_MANAGEMENT, form=Form.INTERNAL_REPORT, began_on=dt.date(2024, 9, 17)
    )
    for i, move in enumerate(moves):
        followup = followup.after(Event(move, at=dt.date(2024, 9, 18) + i * DAY, by="desk"))

    assert state is followup.state
    filed = followup.filed
    assert expected == (filed and (filed.answer,))
    assert filed is None or dt.date(2024, 9, 18) == filed.on


@given(st.lists(filings(), max_size=4))
def test_a_history_is_stored_and_read_back(history: list[Filed]) -> None:
    """It lies in a file of its own, beside the case file."""
    stored = History(filed=tuple(history))

    assert stored == loads_as(History, lc.dumps(stored))
