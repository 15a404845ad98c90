"""A report is followed by a table of moves, and a follow-up is its report and its events, replayed."""

from __future__ import annotations

import datetime as dt
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

import loancomplaint as lc
from loancomplaint.errors import IllegalMoveError
from loancomplaint.facts import CaseFile, Channel, Desk, Form
from loancomplaint.followup import (
    SERVICE_LEVELS,
    TRANSITIONS,
    Event,
    FollowUp,
    Move,
    ServiceLevel,
    State,
    follow,
    replay,
)
from loancomplaint.reports import ComplaintReport, Header
from loancomplaint.words import verbatim
from loancomplaint.words.zh_cn import WORDS

DAY = dt.timedelta(days=1)
BEGAN = dt.date(2024, 9, 17)
ACT_BY = dt.date(2025, 9, 4)
REPORT = ComplaintReport(
    header=Header(
        form=Form.POLICE_REPORT,
        title=verbatim("报案书"),
        reference="TS-1",
        secrecy_grade=verbatim("商业秘密"),
        date=BEGAN,
        channel=Channel.EXTERNAL,
        desk=Desk.PUBLIC_SECURITY,
        addressee=verbatim("公安机关"),
        author=verbatim("李某"),
        act_by=ACT_BY,
    ),
    parts=(),
)

events = st.lists(
    st.builds(Event, st.sampled_from(Move), at=st.dates(BEGAN, BEGAN + 90 * DAY), by=st.just("风险管理部")), max_size=8
)


def moved(*moves: Move, at: dt.date = BEGAN) -> FollowUp:
    """The report after these moves, all on one day."""
    return replay(REPORT, [Event(move, at=at, by="风险管理部") for move in moves])


# ---------------------------------------------------------------- laws


@given(events)
def test_replay_is_one_event_after_the_other(history: list[Event]) -> None:
    """Replaying events is the same as taking them one by one, and keeps every one; or both refuse."""
    try:
        folded = reduce(FollowUp.after, history, follow(REPORT))
    except IllegalMoveError:
        with pytest.raises(IllegalMoveError):
            replay(REPORT, history)
        return

    assert folded == replay(REPORT, history)
    assert tuple(history) == folded.history


@given(events)
def test_no_event_does_anything_but_move_or_be_refused(history: list[Event]) -> None:
    """Any events in any order: what is not possible is refused by name, and nothing else is ever raised."""
    now = follow(REPORT)
    for event in history:
        if event.move in now.possible:
            now = now.after(event)
            continue
        with pytest.raises(IllegalMoveError) as refused:
            now.after(event)
        assert now.state.value == refused.value.state
        assert {move.value for move in now.possible} == set(refused.value.allowed)


@given(events, st.dates(BEGAN, ACT_BY + 30 * DAY))
def test_what_is_due_is_told_the_nearest_first(history: list[Event], on: dt.date) -> None:
    """Deadlines come in the order of their days, and none once it has ended."""
    now = follow(REPORT)
    for event in history:
        if event.move in now.possible:
            now = now.after(event)
    days = [deadline.day for deadline in now.due(on)]

    assert sorted(days) == days
    assert now.possible or not days


def test_every_state_can_be_reached() -> None:
    """From a prepared report a way leads to every state of the table."""
    reached, frontier = {State.PREPARED}, [State.PREPARED]
    while frontier:
        found = set(TRANSITIONS[frontier.pop()].values()) - reached
        reached |= found
        frontier += found

    assert set(State) == reached == set(TRANSITIONS)


def test_only_ends_have_no_way_on() -> None:
    """Closed and withdrawn are the ends, and every other state leads to one of them."""
    assert {State.CLOSED, State.WITHDRAWN} == {state for state, moves in TRANSITIONS.items() if not moves}


# ---------------------------------------------------------------- awkward cases


def test_an_illegal_move_says_what_is_possible() -> None:
    """The sentence names the state, the move, and what may happen instead; an end says that it has ended."""
    with pytest.raises(IllegalMoveError, match="'close' is not possible while 'prepared'; possible now: submit"):
        moved(Move.CLOSE)
    with pytest.raises(IllegalMoveError, match="it has ended"):
        moved(Move.WITHDRAW, Move.SUBMIT)


@pytest.mark.parametrize(("missed", "days"), [(False, 0), (False, 3), (True, 4)])
def test_a_service_level_ends_with_its_last_day(days: int, *, missed: bool) -> None:
    """The last day itself is in time; the day after is not."""
    on = BEGAN + days * DAY
    receipt = moved(Move.SUBMIT).due(on)[0]

    assert BEGAN + 3 * DAY == receipt.day
    assert missed == receipt.is_missed(on)
    assert not receipt.of_law


@pytest.mark.parametrize(("stands", "days"), [(True, 0), (False, 1)])
def test_a_period_of_law_is_due_up_to_its_last_day(days: int, *, stands: bool) -> None:
    """On the last day one may still act; the day after, nothing is left to act on."""
    due = moved(Move.SUBMIT, Move.ACKNOWLEDGE).due(ACT_BY + days * DAY)

    assert stands == any(deadline.of_law and deadline.day == ACT_BY for deadline in due)


def test_a_bank_sets_its_own_service_levels() -> None:
    """What the bank allows replaces the defaults, and runs from the day the report came to stand so."""
    levels = (ServiceLevel(state=State.ACKNOWLEDGED, days=2, what="ask what was decided"),)
    due = moved(Move.SUBMIT, Move.ACKNOWLEDGE, at=BEGAN + DAY).due(BEGAN + DAY, levels=levels)

    assert [BEGAN + 3 * DAY, ACT_BY] == [deadline.day for deadline in due]


def test_every_deadline_is_translated() -> None:
    """What is due is said in Chinese too."""
    due = [
        deadline
        for level in SERVICE_LEVELS
        for deadline in FollowUp(
            reference="TS-1", desk=Desk.COURT, form=Form.LEGAL_BRIEF, began_on=BEGAN, act_by=ACT_BY, state=level.state
        ).due(BEGAN)
    ]

    assert all(deadline.what.text in WORDS for deadline in due)


# ---------------------------------------------------------------- stories


def test_the_way_through_the_police() -> None:
    """Reported, receipted, not filed; reconsidered, reviewed, supervised; filed at last."""
    way = (
        Move.SUBMIT,
        Move.ACKNOWLEDGE,
        Move.DECLINE,
        Move.ASK_RECONSIDERATION,
        Move.ASK_REVIEW,
        Move.ASK_SUPERVISION,
        Move.FILE,
        Move.CLOSE,
    )
    states = [moved(*way[:n]).state for n in range(1, len(way) + 1)]

    assert [
        State.SUBMITTED,
        State.ACKNOWLEDGED,
        State.NOT_FILED,
        State.RECONSIDERATION,
        State.REVIEW,
        State.SUPERVISION,
        State.FILED,
        State.CLOSED,
    ] == states


def test_the_seeds_report_is_followed(seed: CaseFile) -> None:
    """From the composed report: its number, its desk, its first clock, and the first thing to do."""
    assessment = lc.assess(seed)
    route = lc.decide(assessment).primary
    assert route is not None
    followup = lc.follow(lc.compose(assessment, route))

    assert ("TS-2024-0917", Desk.RISK_MANAGEMENT, ACT_BY) == (followup.reference, followup.desk, followup.act_by)
    assert ["提交报告", "在最早届满的法定或约定期间之前采取行动"] == [
        deadline.what.message() for deadline in followup.due(seed.as_of)
    ]
