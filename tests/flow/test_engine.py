"""Reading rows: the compiled reading says the same as the words of the policy, cell by cell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loancomplaint.channels import (
    After,
    AllOf,
    AnyOf,
    AuthorityHasFiled,
    ChannelPolicy,
    Condition,
    CustomerIs,
    DeskAnswer,
    Destination,
    Exposure,
    Judged,
    Matter,
    Not,
    Row,
    Situation,
    Some,
    StaffImplicated,
)
from loancomplaint.channels.conditions import questions
from loancomplaint.facts import Channel, CustomerKind, Desk, Form, Pursuit, Severity, Verdict, ViolationKind
from loancomplaint.law.time_limits import ClockKind
from loancomplaint.values.money import Money

SUMS = st.sampled_from((Money(99, "CNY"), Money(100, "CNY"), Money(100, "USD")))
KINDS = (ViolationKind.OVERDUE_PAYMENT, ViolationKind.DEBT_EVASION)
CLOCKS = (ClockKind.LIMITATION, ClockKind.GUARANTEE_PERIOD)

JUDGED = st.builds(
    Judged,
    channel=st.sampled_from(Channel),
    verdicts=st.lists(st.sampled_from(Verdict), min_size=1, max_size=2).map(tuple),
)
SOME = st.builds(
    Some,
    kinds=st.sampled_from(((), *((kind,) for kind in KINDS))),
    severity=st.none() | st.sampled_from(Severity),
    sufficient_for=st.none() | st.sampled_from(Channel),
    judged=st.none() | JUDGED,
    days_past_due=st.none() | st.integers(0, 2),
    overdue=st.none() | SUMS,
    accelerated=st.booleans(),
    clock=st.none() | st.sampled_from(CLOCKS),
    days_left=st.none() | st.integers(0, 2),
    loss=st.none() | SUMS,
    loss_reaches=st.sampled_from((None, "line", "no such line")),
    pursued_by=st.none() | st.sampled_from(Pursuit),
)
PLAIN: tuple[Condition, ...] = (
    Some(),
    Some(severity=Severity.SERIOUS),
    Some(kinds=KINDS[:1]),
    Some(days_past_due=1),
    Some(clock=CLOCKS[0], days_left=1),
    Some(loss=Money(100, "CNY")),
    StaffImplicated(),
    AuthorityHasFiled(),
    CustomerIs(kinds=(CustomerKind.ENTERPRISE,)),
    Exposure(reaches=Money(100, "CNY")),
    After(desk=Desk.COURT, answers=(DeskAnswer.RETURNED,)),
)
LEAVES: st.SearchStrategy[Condition] = st.one_of(st.sampled_from(PLAIN), SOME)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds(Not, inner)
        | st.builds(AllOf, st.lists(inner, max_size=4).map(tuple))
        | st.builds(AnyOf, st.lists(inner, max_size=4).map(tuple))
    ),
    max_leaves=8,
)
MATTERS = st.builds(
    Matter,
    violation=st.just("V1"),
    kind=st.sampled_from(KINDS),
    severity=st.sampled_from(Severity),
    verdicts=st.tuples(*(st.sampled_from(Verdict) for _ in Channel)),
    days_past_due=st.integers(0, 2),
    overdue=st.none() | SUMS,
    accelerated=st.booleans(),
    clocks=st.lists(st.tuples(st.sampled_from(CLOCKS), st.integers(0, 2)), max_size=2).map(tuple),
    direct_loss=st.none() | SUMS,
    pursued_by=st.sets(st.sampled_from(Pursuit)).map(tuple),
)
SITUATIONS = st.builds(
    Situation,
    matters=st.lists(MATTERS, max_size=3).map(tuple),
    staff_implicated=st.booleans(),
    authority_has_filed=st.booleans(),
    customer=st.none() | st.sampled_from(CustomerKind),
    exposure=st.none() | SUMS,
    thresholds=st.just((("line", Money(100, "CNY")),)),
)
DESKS = (Desk.DIRECT_SUPERVISOR, Desk.RISK_MANAGEMENT)


@st.composite
def policies(draw: st.DrawFn) -> ChannelPolicy:
    """A few rows of anything, some of which divert."""
    return ChannelPolicy(
        name="drawn",
        version="1",
        rows=tuple(
            Row(
                name=f"row {n}",
                when=draw(CONDITIONS),
                once=draw(st.lists(CONDITIONS, max_size=2).map(tuple)),
                route=Destination(desk=draw(st.sampled_from(DESKS)), form=Form.INTERNAL_REPORT),
                instead_of=draw(st.none() | st.sampled_from(DESKS)),
                because="drawn",
            )
            for n in range(draw(st.integers(1, 4)))
        ),
    )


@given(policies(), SITUATIONS)
def test_every_cell_is_traced_as_its_words_say(policy: ChannelPolicy, case: Situation) -> None:
    """The trace holds every row and every thing that it asks, each answered as the condition itself answers."""
    told = [
        (
            row.name,
            bool(case.matters) and row.when.holds(case),
            [
                (leaf, once, leaf.holds(case))
                for once, conditions in ((False, (row.when,)), (True, row.once))
                for condition in conditions
                for leaf in questions(condition)
            ],
        )
        for row in policy.rows
    ]

    trace = policy.evaluate(case).trace

    assert told == [(r.row.name, r.applies, [(c.asks, c.once, c.holds) for c in r.cells]) for r in trace]


@given(policies(), SITUATIONS)
def test_rows_open_desks_as_their_words_say(policy: ChannelPolicy, case: Situation) -> None:
    """A desk is opened by the first row that applies and may open, unless a row turns it away; else it is withheld."""
    applying = [row for row in policy.rows if case.matters and row.when.holds(case)]
    opening = [row for row in applying if all(condition.holds(case) for condition in row.once)]
    turned: dict[Desk, Row] = {}
    for row in opening:
        if row.instead_of and row.route.desk not in turned:
            turned.setdefault(row.instead_of, row)

    evaluation = policy.evaluate(case)

    opened = {row.route.desk: row for row in reversed(opening) if row.route.desk not in turned}
    withheld = {row.route.desk: row for row in reversed(applying) if row.route.desk not in {*turned, *opened}}
    assert opened == evaluation.opened
    assert withheld == evaluation.withheld
    assert turned == evaluation.passed_over
    assert tuple(row for row in opening if row.route.desk not in turned) == evaluation.effective
    assert {row.name: turned.get(row.route.desk) for row in policy.rows} == {
        traced.row.name: traced.passed_over_by for traced in evaluation.trace
    }


@given(SOME, MATTERS, SITUATIONS)
def test_a_violation_has_the_features_that_are_asked_for(some: Some, matter: Matter, case: Situation) -> None:
    """What is asked of one violation holds where each feature that is asked for does, and each by itself."""
    alone = Situation(matters=(matter,), thresholds=case.thresholds)
    left = min((days for kind, days in matter.clocks if some.clock in {None, kind}), default=None)
    features = (
        not some.kinds or matter.kind in some.kinds,
        some.severity is None or matter.severity.rank >= some.severity.rank,
        some.sufficient_for is None or matter.verdict(some.sufficient_for) is Verdict.SUFFICIENT,
        some.judged is None or matter.verdict(some.judged.channel) in some.judged.verdicts,
        some.days_past_due is None or matter.days_past_due >= some.days_past_due,
        not some.accelerated or matter.accelerated,
        _reaches(some.overdue, matter.overdue),
        (some.clock is None and some.days_left is None) or left is not None,
        some.days_left is None or (left is not None and left <= some.days_left),
        _reaches(some.loss, matter.direct_loss),
        some.loss_reaches is None or (some.loss_reaches == "line" and _reaches(Money(100, "CNY"), matter.direct_loss)),
        some.pursued_by is None or some.pursued_by in matter.pursued_by,
    )

    assert all(features) == some.holds(alone)
    assert some.holds(case) == any(some.fits(each, case) for each in case.matters)


def _reaches(line: Money | None, sum_: Money | None) -> bool:
    return line is None or (sum_ is not None and sum_.currency == line.currency and sum_ >= line)
