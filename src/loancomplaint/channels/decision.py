"""The decision: which ways are open now, which are not and what would open them, and what is forbidden."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from loancomplaint import ledger
from loancomplaint.assessment import Assessment, Judgement, View
from loancomplaint.channels.conditions import Matter, Situation
from loancomplaint.channels.policy import ChannelPolicy, Route, Row
from loancomplaint.clocks import Clock, clocks
from loancomplaint.facts import Ban, CaseFile, Channel, Desk, Form, Violation
from loancomplaint.law import Law
from loancomplaint.words import Phrase, phrase


@attrs.frozen(kw_only=True)
class Withheld:
    """A way that applies and is not open.

    Attributes:
        because: Why it applies.

        opens_when: What must still hold, a sentence each.

        row: The name of the row.
    """

    channel: Channel
    desk: Desk
    authority: Phrase
    form: Form
    because: Phrase
    opens_when: tuple[Phrase, ...]
    row: str
    through: Desk | None = None


@attrs.frozen(kw_only=True)
class Step:
    """What became of one row: whether it matched, and why or why not."""

    row: str
    matched: bool
    why: Phrase


@attrs.frozen(kw_only=True)
class ChannelDecision:
    """What a policy makes of an assessment.

    Attributes:
        policy: Its name, and its version.

        on: The day whose law, policy and names of authorities apply.

        routes: The open ways, sealed ones first, then in the order of the rows.

        withheld: The ways that apply and are not open yet.

        bans: What open matter forbids from here on.

        sealed_bans: What sealed matter forbids; for cleared desks only.

        trace: Every row, in order.
    """

    policy: str
    policy_version: str
    on: dt.date
    routes: tuple[Route, ...]
    withheld: tuple[Withheld, ...]
    bans: tuple[Ban, ...]
    sealed_bans: tuple[Ban, ...]
    trace: tuple[Step, ...]

    @property
    def open_routes(self) -> tuple[Route, ...]:
        """The open ways that are not sealed."""
        return tuple(route for route in self.routes if not route.sealed)

    @property
    def primary(self) -> Route | None:
        """The first open way that is not sealed."""
        return next(iter(self.open_routes), None)

    @property
    def holds_notices(self) -> bool:
        """Whether a notice to the customer must wait until preservation is secured."""
        return Ban.SEND_NOTICE_BEFORE_PRESERVATION in self.bans

    def route_to(self, desk: Desk) -> Route | None:
        """The open way to *desk*, if there is one."""
        return next((route for route in self.routes if route.desk is desk), None)


def decide(assessment: Assessment, *, law: Law, policy: ChannelPolicy) -> ChannelDecision:
    """Read every row of *policy* against an assessment.

    Sealed rows see the sealed matter alone, the others a case in which it does not exist.

    Args:
        assessment: What the rules made of the case.

        law: The pack read for the day, for names, thresholds and clocks.

        policy: Whose rows to read.
    """
    sealed = _Desk(assessment.sealed, law, policy)
    open_ = _Desk(assessment.open, law, policy)
    for row in policy.rows:
        (sealed if row.sealed else open_).read(row)
    steps = {step.row: step for step in (*sealed.trace, *open_.trace)}
    return ChannelDecision(
        policy=policy.name,
        policy_version=policy.version,
        on=law.on,
        routes=(*sealed.routes.values(), *open_.routes.values()),
        withheld=tuple(way for way in open_.withheld.values() if way.desk not in open_.routes),
        bans=open_.bans,
        sealed_bans=sealed.bans,
        trace=tuple(steps[row.name] for row in policy.rows),
    )


def situation(view: View, running: Mapping[str, list[Clock]], law: Law) -> Situation:
    """The features of a case that a policy may know; *running* holds each violation's clocks that have not run out."""
    case = view.case
    line = law.parameter("filing_threshold")
    return Situation(
        matters=tuple(_matter(case, v, judgement, law, running.get(v.id, ())) for v, judgement in view.judged),
        staff_implicated=bool(case.implicated_staff),
        authority_has_filed=any(filing.filed_on or filing.accepted_on for filing in case.authority_filings),
        thresholds=(("filing threshold", line),) if line else (),
    )


def _running(case: CaseFile, law: Law) -> dict[str, list[Clock]]:
    """The clocks of each violation that have not run out."""
    running: dict[str, list[Clock]] = defaultdict(list)
    for clock in clocks(case, law):
        if clock.days_left(case.as_of) >= 0:
            running[clock.violation].append(clock)
    return running


def _matter(case: CaseFile, violation: Violation, judgement: Judgement, law: Law, running: Iterable[Clock]) -> Matter:
    loan = case.loan(violation.loan)
    behind = law.delinquency(case, loan) if loan else None
    return Matter(
        violation=violation.id,
        kind=violation.kind,
        severity=judgement.severity,
        sufficient_for=frozenset(channel for channel in Channel if judgement.is_sufficient(channel)),
        days_past_due=behind.days_past_due if behind else 0,
        accelerated=loan is not None and ledger.is_accelerated(loan, case.as_of),
        days_left=min((clock.days_left(case.as_of) for clock in running), default=None),
        direct_loss=violation.direct_loss.amount if violation.direct_loss else None,
    )


class _Desk:
    """Reads rows one by one against one view, and remembers what they open."""

    def __init__(self, view: View, law: Law, policy: ChannelPolicy) -> None:
        self._view, self._law = view, law
        self._running = _running(view.case, law)
        self._situation = situation(view, self._running, law)
        self._passed_over = {
            row.instead_of: row for row in policy.rows if row.instead_of and row.when.holds(self._situation)
        }
        self.routes: dict[Desk, Route] = {}
        self.withheld: dict[Desk, Withheld] = {}
        self.bans: tuple[Ban, ...] = ()
        self.trace: list[Step] = []

    def read(self, row: Row) -> None:
        """Read one row."""
        matched = row.when.holds(self._situation)
        self.trace.append(Step(row=row.name, matched=matched, why=self._why(row)))
        if not matched or row.route.desk in self._passed_over:
            return
        unmet = tuple(condition.says for condition in row.once if not condition.holds(self._situation))
        if unmet:
            self.withheld.setdefault(row.route.desk, self._withhold(row, unmet))
            return
        self.bans += tuple(ban for ban in row.bans if ban not in self.bans)
        self.routes.setdefault(row.route.desk, self._open(row))

    def _why(self, row: Row) -> Phrase:
        if not row.when.holds(self._situation):
            return phrase("Not matched: {condition}.", condition=row.when.says)
        if diverting := self._passed_over.get(row.route.desk):
            return phrase("The desk is passed over by the row {row}.", row=diverting.name)
        return phrase("Matched: {condition}.", condition=row.when.says)

    def _open(self, row: Row) -> Route:
        to = row.route
        mine = tuple(judgement.violation for judgement in self._view.judgements)
        shown = self._view.sufficient(to.desk.channel)
        rests_on = mine if row.sealed or not shown else shown
        left = frozenset(mine) - frozenset(rests_on)
        return Route(
            **self._way(row),
            sealed=row.sealed,
            violations=rests_on,
            unverified=tuple(id_ for id_ in mine if id_ in left) if to.takes_unverified else (),
            act_by=min((clock.ends_on for id_ in rests_on for clock in self._running.get(id_, ())), default=None),
        )

    def _withhold(self, row: Row, unmet: tuple[Phrase, ...]) -> Withheld:
        return Withheld(**self._way(row), opens_when=unmet)

    def _way(self, row: Row) -> dict[str, Any]:
        """What an open and a withheld way have in common."""
        to = row.route
        return {
            "channel": to.desk.channel,
            "desk": to.desk,
            "authority": self._law.authority(to.desk),
            "form": to.form,
            "through": to.through,
            "because": Phrase(row.because),
            "row": row.name,
        }
