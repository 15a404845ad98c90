"""The decision: which ways are open now, which are not and what would open them, and what is forbidden."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

import attrs

from loancomplaint.assessment import Assessment, Judgement, View
from loancomplaint.channels.conditions import failing
from loancomplaint.channels.engine import Evaluation, RowTrace, rests_on
from loancomplaint.channels.features import Matter, Situation
from loancomplaint.channels.filings import DeskAnswer, Filed, known_filings
from loancomplaint.channels.policy import ChannelPolicy, Route
from loancomplaint.channels.rows import Row
from loancomplaint.debt import arrears
from loancomplaint.facts import Ban, Channel, Desk, Form, Pursuit, Restricted, Violation
from loancomplaint.facts.fields import discreetly
from loancomplaint.facts.kinds import member
from loancomplaint.facts.profiles import REQUEST_PROFILES
from loancomplaint.law import Law
from loancomplaint.law.time_limits import POLICY_CLOCKS, Clock, ClockKind, clocks
from loancomplaint.privacy.clearances import Clearance, Clearances
from loancomplaint.text.cards import SEALED, Card, Displayed, Rows
from loancomplaint.values.money import Money
from loancomplaint.words import Phrase, label, phrase, verbatim


@attrs.frozen(kw_only=True, field_transformer=discreetly)
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


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class ToldBefore:
    """A way that was gone already: to be followed up, and not gone again.

    Attributes:
        on: The day on which the report was handed in.

        answer: How the desk answered; None while it has not.

        waited: Working days without an answer.
    """

    channel: Channel
    desk: Desk
    authority: Phrase
    form: Form
    on: dt.date
    answer: DeskAnswer | None = None
    waited: int = 0


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Step:
    """What became of one row: whether it matched, and why or why not."""

    row: str
    matched: bool
    why: Phrase


@attrs.frozen(kw_only=True)
class Lane:
    """The decision on open matter, or the one on sealed matter.

    Attributes:
        routes: The open ways, in the order of the rows; each says by when to act.

        withheld: The ways that apply and are not open yet.

        told_before: The ways that were gone already.

        bans: What is forbidden from here on; own_bans likewise, in the bank's own words.

        closed: The desks that must not be told.

        trace: Every row of the lane, in order.
    """

    routes: tuple[Route, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    told_before: tuple[ToldBefore, ...] = ()
    bans: tuple[Ban, ...] = ()
    own_bans: tuple[str, ...] = ()
    closed: tuple[Desk, ...] = ()
    trace: tuple[Step, ...] = ()

    def route_to(self, desk: Desk | str) -> Route | None:
        """The open way to *desk*, if there is one.

        Raises:
            UnknownNameError: No desk has that name.
        """
        reader = member(Desk, desk)
        return next((route for route in self.routes if route.desk is reader), None)

    def withheld_from(self, desk: Desk | str) -> Withheld | None:
        """The way to *desk* that is not open yet, if there is one; raises as `route_to` does."""
        reader = member(Desk, desk)
        return next((way for way in self.withheld if way.desk is reader), None)

    @property
    def forbidden(self) -> tuple[Phrase, ...]:
        """Everything that is forbidden, as words for people."""
        told = (phrase("tell {desk}", desk=label(desk)) for desk in self.closed)
        return (*map(label, self.bans), *told, *map(verbatim, self.own_bans))


NOTHING_SEALED: Final = Lane()
"""The sealed lane of a decision for readers who may not know that there is one."""


@attrs.frozen(kw_only=True)
class ChannelDecision(Displayed):
    """What a policy makes of an assessment.

    `routes`, `withheld`, `told_before`, `bans` and `trace` are both lanes together, the sealed one first: for the
    author's own screen. Whatever others may see is read from `open` alone.

    Attributes:
        policy: Its name, and its version.

        on: The day whose law, policy and names of authorities apply.

        open: The decision on open matter, made as if there were no sealed matter.

        sealed: The decision on sealed matter, for cleared desks only.
    """

    policy: str
    policy_version: str
    on: dt.date
    open: Lane
    sealed: Lane = attrs.field(default=NOTHING_SEALED, repr=lambda _: SEALED)

    @property
    def routes(self) -> tuple[Route, ...]:
        """The open ways."""
        return (*self.sealed.routes, *self.open.routes)

    @property
    def withheld(self) -> tuple[Withheld, ...]:
        """The ways that apply and are not open yet."""
        return (*self.sealed.withheld, *self.open.withheld)

    @property
    def told_before(self) -> tuple[ToldBefore, ...]:
        """The ways that were gone already."""
        return (*self.sealed.told_before, *self.open.told_before)

    @property
    def bans(self) -> tuple[Ban, ...]:
        """What is forbidden from here on, each act once."""
        return tuple(dict.fromkeys((*self.sealed.bans, *self.open.bans)))

    @property
    def forbidden(self) -> tuple[Phrase, ...]:
        """Everything that is forbidden, each once, as words for people."""
        return tuple(dict.fromkeys((*self.sealed.forbidden, *self.open.forbidden)))

    @property
    def trace(self) -> tuple[Step, ...]:
        """Every row."""
        return (*self.sealed.trace, *self.open.trace)

    @property
    def open_routes(self) -> tuple[Route, ...]:
        """The open ways that are not sealed."""
        return self.open.routes

    @property
    def primary(self) -> Route | None:
        """The first open way that is not sealed."""
        return next(iter(self.open.routes), None)

    @property
    def holds_notices(self) -> bool:
        """Whether a notice to the customer must wait until preservation is secured."""
        return Ban.SEND_NOTICE_BEFORE_PRESERVATION in self.open.bans

    def route_to(self, desk: Desk | str) -> Route | None:
        """The open way to *desk*, if there is one; raises as `Lane.route_to` does."""
        return self.sealed.route_to(desk) or self.open.route_to(desk)

    def withheld_from(self, desk: Desk | str) -> Withheld | None:
        """The way to *desk* that is not open yet, if there is one; raises as `Lane.route_to` does."""
        return self.sealed.withheld_from(desk) or self.open.withheld_from(desk)

    def seen_by(self, reader: Desk | str, clearances: Clearances) -> ChannelDecision:
        """What one desk may see of it.

        Where else a case goes, and why, tells of the staff it implicates and of what the bank plans:
        who may not know both sees the ways that lead to it, or through it, and no others.

        Args:
            reader: The desk.

            clearances: Who may read what, as the policy has it.

        Raises:
            UnknownNameError: No desk has that name.
        """
        desk = member(Desk, reader)
        clearance = clearances.of(desk)
        return attrs.evolve(
            self,
            open=_seen_by(desk, clearance, self.open),
            sealed=self.sealed if clearance.clears(Restricted.SEALED_MATTER) else NOTHING_SEALED,
        )

    @property
    def card(self) -> Card:
        """What it shows at a glance: who gets it, who does not yet, what is forbidden; every row is folded away.

        Of sealed matter it shows that there is some, and nothing else.
        """
        by = phrase(
            "Decision by the policy {policy}, version {version}", policy=self.policy, version=self.policy_version
        )
        return Card(
            by.message(),
            (
                Rows(_say("Open now"), tuple(map(_shown_route, self.routes)), tuple(map(_say, _ROUTE))),
                Rows(_say("Withheld"), tuple(map(_shown_withheld, self.withheld)), tuple(map(_say, _WITHHELD))),
                Rows(_say("Forbidden"), tuple((each.message(),) for each in self.forbidden)),
            ),
            (Rows(_say("Every row"), tuple((step.row, step.why.message()) for step in self.open.trace)),),
        )


def _seen_by(reader: Desk, clearance: Clearance, lane: Lane) -> Lane:
    """What one desk may see of the decision on open matter."""
    if not clearance.clears(Restricted.PLANNED_MEASURES):
        lane = attrs.evolve(lane, bans=(), own_bans=())
    elif clearance.clears(Restricted.IMPLICATED_STAFF):
        return lane
    return attrs.evolve(
        lane,
        routes=tuple(way for way in lane.routes if reader in {way.desk, way.through}),
        withheld=tuple(way for way in lane.withheld if reader in {way.desk, way.through}),
        told_before=tuple(way for way in lane.told_before if reader is way.desk),
        closed=(),
        trace=(),
    )


_ROUTE = ("To", "Form of document", "Through", "Violation", "Act by", "Because")
_WITHHELD = ("To", "Form of document", "Opens when")


def _shown_route(route: Route) -> tuple[str, ...]:
    if route.sealed:
        return (_say("sealed"), *("—",) * (len(_ROUTE) - 1))
    return (
        route.authority.message(),
        label(route.form).message(),
        label(route.through).message() if route.through else "—",
        "、".join(route.violations) or "—",
        phrase("{day}", day=route.act_by).message() if route.act_by else "—",
        route.because.message(),
    )


def _shown_withheld(way: Withheld) -> tuple[str, ...]:
    return way.authority.message(), label(way.form).message(), "；".join(each.message() for each in way.opens_when)


def _say(word: str) -> str:
    return Phrase(word).message()


def decide(
    assessment: Assessment, *, law: Law, policy: ChannelPolicy, history: Iterable[Filed] = ()
) -> ChannelDecision:
    """Read every row of *policy* against an assessment.

    Sealed rows see the sealed matter alone, the others a case in which it does not exist;
    what was handed in of sealed matter is part of it.

    Args:
        assessment: What the rules made of the case.

        law: The law of the day, for names, thresholds and clocks.

        policy: Whose rows to read.

        history: What was handed in before, as far as the bank knew of it by the assessment's day.
    """
    filed = known_filings(
        history, assessment.file.as_of, known_at=assessment.known_at, holidays=law.parameter("holidays") or ()
    )
    open_filed, sealed_filed = (tuple(f for f in filed if f.is_sealed is sealed) for sealed in (False, True))
    return ChannelDecision(
        policy=policy.name,
        policy_version=policy.version,
        on=law.on,
        open=_LaneDecider(assessment.open, law, policy, open_filed).lane,
        sealed=_LaneDecider(assessment.sealed, law, policy, sealed_filed, sealed=True).lane,
    )


def situation(view: View, law: Law, history: tuple[Filed, ...] = ()) -> Situation:
    """The features of a case that a policy may know."""
    return _situation(view, law, history, _running(view, law))


def _situation(
    view: View, law: Law, history: tuple[Filed, ...], running: Mapping[str | None, Sequence[Clock]]
) -> Situation:
    case = view.case

    @cache
    def debt(name: str | None) -> _Debt:
        loans = case.loans_of(name)
        owed = law.debt(case).sums(loans)
        called = any(arrears.is_accelerated(loan, case.as_of) for loan in loans)
        return _Debt(law.days_past_due(case, name), owed.overdue if owed else None, called)

    pursued = _pursued(view, law)

    def matter(violation: Violation, judgement: Judgement) -> Matter:
        left = _first_to_end(running.get(violation.id, ()), case.as_of)
        found = _matter(violation, judgement, debt(violation.loan), left)
        return attrs.evolve(found, pursued_by=pursued.get(violation.id, ()))

    return Situation(
        matters=tuple(itertools.starmap(matter, view.judged)),
        staff_implicated=bool(case.implicated_staff),
        implicated_desks=tuple(dict.fromkeys(staff.desk for staff in case.implicated_staff if staff.desk)),
        authority_has_filed=any(filing.filed_on or filing.accepted_on for filing in case.authority_filings),
        customer=case.customer.kind,
        exposure=case.customer.total_exposure,
        history=history,
        thresholds=law.thresholds,
    )


def _running(view: View, law: Law) -> Mapping[str | None, list[Clock]]:
    """The clocks that run, by violation; under None those of the whole case."""
    running: dict[str | None, list[Clock]] = defaultdict(list)
    for clock in clocks(view.case, law) if view.judgements else ():
        if clock.is_running and (clock.violation is not None or clock.loan is None):
            running[clock.violation].append(clock)
    return running


def _pursued(view: View, law: Law) -> Mapping[str, tuple[Pursuit, ...]]:
    """How claims are made because of each violation, by measures that nothing keeps from a court.

    A report to the police counts as soon as it is planned.
    """
    case, made = view.case, defaultdict[str, set[Pursuit]](set)
    grounds = {
        channel: {violation.id for violation in case.violations if channel in law.grounds(violation.kind)}
        for channel in {pursuit.channel for pursuit in Pursuit}
    }
    for i, request in enumerate(case.requests):
        pursuit = REQUEST_PROFILES[request.kind].pursuit
        if pursuit is None:
            continue
        if pursuit is Pursuit.REPORT_TO_POLICE or not view.keeping(request.name_at(i), pursuit.channel):
            for id_ in grounds[pursuit.channel].intersection(request.violations):
                made[id_].add(pursuit)
    return {id_: tuple(way for way in Pursuit if way in ways) for id_, ways in made.items()}


class _Debt(NamedTuple):
    """How far the loans of one name are behind, where anybody can say, and whether one has been called."""

    days_past_due: int
    overdue: Money | None
    is_called: bool


def _matter(
    violation: Violation, judgement: Judgement, debt: _Debt, running: tuple[tuple[ClockKind, int], ...]
) -> Matter:
    return Matter(
        violation=violation.id,
        kind=violation.kind,
        severity=judgement.severity,
        verdicts=judgement.verdicts,
        days_past_due=debt.days_past_due,
        overdue=debt.overdue,
        accelerated=debt.is_called,
        clocks=running,
        direct_loss=violation.direct_loss.amount if violation.direct_loss else None,
    )


def _first_to_end(running: Iterable[Clock], on: dt.date) -> tuple[tuple[ClockKind, int], ...]:
    left: dict[ClockKind, int] = {}
    for clock in (each for each in running if each.kind in POLICY_CLOCKS):
        left[clock.kind] = min(clock.days_left(on), left.get(clock.kind, clock.days_left(on)))
    return tuple(sorted(left.items()))


class _LaneDecider:
    """Turns what the rows of one lane come to into ways that people can read."""

    def __init__(
        self, view: View, law: Law, policy: ChannelPolicy, history: tuple[Filed, ...], *, sealed: bool = False
    ) -> None:
        self._law = law
        self._running = _running(view, law)
        self._situation = _situation(view, law, history, self._running)
        self._evaluation: Evaluation = policy.evaluate(self._situation, sealed=sealed)

    @property
    def lane(self) -> Lane:
        """The decision on the matter of the lane."""
        effective = self._evaluation.effective
        return Lane(
            routes=tuple(map(self._open, self._evaluation.opened.values())),
            withheld=tuple(map(self._withhold, self._evaluation.withheld.values())),
            told_before=tuple(itertools.starmap(self._told, self._evaluation.told_before.items())),
            bans=tuple(dict.fromkeys(ban for row in effective for ban in row.bans)),
            own_bans=tuple(dict.fromkeys(ban for row in effective for ban in row.own_bans)),
            closed=tuple(dict.fromkeys(desk for row in effective for desk in row.closes)),
            trace=tuple(
                Step(row=traced.row.name, matched=traced.applies, why=self._why(traced))
                for traced in self._evaluation.trace
            ),
        )

    def _told(self, desk: Desk, filed: Filed) -> ToldBefore:
        return ToldBefore(
            channel=desk.channel,
            desk=desk,
            authority=self._law.authority(desk),
            form=filed.form,
            on=filed.on,
            answer=filed.answer,
            waited=filed.waited,
        )

    def _why(self, traced: RowTrace) -> Phrase:
        when = traced.row.when
        if not self._situation.matters:
            return Phrase("Not matched: no violation is reported.")
        if not traced.applies:
            return phrase("Not matched: {condition}.", condition=failing(when, self._situation))
        if diverting := traced.passed_over_by:
            return phrase("The desk is passed over by the row {row}.", row=Phrase(diverting.name))
        if filed := self._evaluation.told_before.get(traced.row.route.desk):
            return _told_already(filed)
        return phrase("Matched: {condition}.", condition=when.says)

    def _open(self, row: Row) -> Route:
        mine = tuple(matter.violation for matter in self._situation.matters)
        told = rests_on(row, self._situation)
        left = frozenset(mine) - frozenset(told)
        return Route(
            **self._way(row),
            sealed=row.sealed,
            violations=told,
            unverified=tuple(id_ for id_ in mine if id_ in left) if row.route.takes_unverified else (),
            act_by=min((clock.ends_on for id_ in (*told, None) for clock in self._running.get(id_, ())), default=None),
        )

    def _withhold(self, row: Row) -> Withheld:
        unmet = tuple(condition.says for condition in row.once if not condition.holds(self._situation))
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


def _told_already(filed: Filed) -> Phrase:
    if filed.answer is not None:
        return phrase("The desk was told on {day}; it answered: {answer}.", day=filed.on, answer=label(filed.answer))
    return phrase(
        "The desk was told on {day}, and has not answered for {days} working days.", day=filed.on, days=filed.waited
    )
