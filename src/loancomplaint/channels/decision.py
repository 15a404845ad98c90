"""The decision: which ways are open now, which are not and what would open them, and what is forbidden."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from loancomplaint.assessment import Assessment, Judgement, View
from loancomplaint.channels.conditions import failing
from loancomplaint.channels.engine import Reading, Ruling, rests_on
from loancomplaint.channels.features import Matter, Situation
from loancomplaint.channels.filings import Answer, Filed, standing
from loancomplaint.channels.policy import ChannelPolicy, Route
from loancomplaint.channels.rows import Row
from loancomplaint.debt import arrears
from loancomplaint.facts import Ban, CaseFile, Channel, Desk, Form, Restricted, Violation
from loancomplaint.facts.fields import discreetly
from loancomplaint.law import Law
from loancomplaint.law.time_limits import POLICY_CLOCKS, Clock, ClockKind, clocks
from loancomplaint.privacy.clearances import Clearances
from loancomplaint.text.cards import SEALED, Card, Displayed, Rows, as_sealed, printed
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
    answer: Answer | None = None
    waited: int = 0


@attrs.frozen(kw_only=True, field_transformer=discreetly)
class Step:
    """What became of one row: whether it matched, and why or why not.

    Attributes:
        sealed: Whether the row reads sealed matter, so that only cleared desks may see the step.
    """

    row: str
    matched: bool
    why: Phrase
    sealed: bool = False

    def __repr__(self) -> str:
        return as_sealed(self) if self.sealed else printed(self)


@attrs.frozen(kw_only=True)
class ChannelDecision(Displayed):
    """What a policy makes of an assessment.

    Attributes:
        policy: Its name, and its version.

        on: The day whose law, policy and names of authorities apply.

        routes: The open ways, sealed ones first, then in the order of the rows.

        withheld: The ways that apply and are not open yet.

        told_before: The ways that were gone already, open matter only.

        bans: What open matter forbids from here on; own_bans likewise, in the bank's own words.

        closed: The desks that must not be told of open matter.

        sealed_bans: What sealed matter forbids; for cleared desks only.

        sealed_told_before: The sealed ways that were gone already; for cleared desks only.

        trace: Every row, in order.
    """

    policy: str
    policy_version: str
    on: dt.date
    routes: tuple[Route, ...]
    withheld: tuple[Withheld, ...]
    bans: tuple[Ban, ...]
    sealed_bans: tuple[Ban, ...] = attrs.field(repr=lambda _: SEALED)
    trace: tuple[Step, ...]
    told_before: tuple[ToldBefore, ...] = ()
    own_bans: tuple[str, ...] = ()
    closed: tuple[Desk, ...] = ()
    sealed_told_before: tuple[ToldBefore, ...] = attrs.field(default=(), repr=lambda _: SEALED)

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

    def seen_by(self, reader: Desk, clearances: Clearances) -> ChannelDecision:
        """What one desk may see of it.

        Where else a case goes, and why, tells of the staff it implicates and of what the bank plans:
        who may not know both sees the ways that lead to it, or through it, and no others.

        Args:
            reader: The desk.

            clearances: Who may read what, as the policy has it.
        """
        clearance = clearances.of(reader)
        sealed, plans = map(clearance.clears, (Restricted.SEALED_MATTER, Restricted.PLANNED_MEASURES))
        everything = plans and clearance.clears(Restricted.IMPLICATED_STAFF)

        def concerns(way: Route | Withheld | ToldBefore) -> bool:
            through = None if isinstance(way, ToldBefore) else way.through
            return everything or reader in {way.desk, through}

        return attrs.evolve(
            self,
            routes=tuple(way for way in self.routes if concerns(way) and (sealed or not way.sealed)),
            withheld=tuple(filter(concerns, self.withheld)),
            told_before=tuple(filter(concerns, self.told_before)),
            bans=self.bans if plans else (),
            own_bans=self.own_bans if plans else (),
            closed=self.closed if everything else (),
            sealed_bans=self.sealed_bans if sealed else (),
            sealed_told_before=self.sealed_told_before if sealed else (),
            trace=tuple(step for step in self.trace if (sealed if step.sealed else everything)),
        )

    @property
    def card(self) -> Card:
        """What it shows at a glance: who gets it, who does not yet, what is forbidden; every row is folded away.

        Of sealed matter it shows that there is some, and nothing else.
        """
        by = phrase(
            "Decision by the policy {policy}, version {version}", policy=self.policy, version=self.policy_version
        )
        bans = (*map(label, self.bans), *map(verbatim, self.own_bans))
        return Card(
            by.message(),
            (
                Rows(_say("Open now"), tuple(map(_shown_route, self.routes)), tuple(map(_say, _ROUTE))),
                Rows(_say("Withheld"), tuple(map(_shown_withheld, self.withheld)), tuple(map(_say, _WITHHELD))),
                Rows(_say("Forbidden"), tuple((ban.message(),) for ban in bans)),
            ),
            (Rows(_say("Every row"), tuple((step.row, step.why.message()) for step in self.trace if not step.sealed)),),
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
    filed = standing(
        history, assessment.file.as_of, known_at=assessment.known_at, holidays=law.parameter("holidays") or ()
    )
    sealed = _Lane(assessment.sealed, law, policy, tuple(f for f in filed if f.is_sealed), sealed=True)
    open_ = _Lane(assessment.open, law, policy, tuple(f for f in filed if not f.is_sealed))
    steps = {step.row: step for step in (*sealed.trace, *open_.trace)}
    return ChannelDecision(
        policy=policy.name,
        policy_version=policy.version,
        on=law.on,
        routes=(*sealed.routes, *open_.routes),
        withheld=open_.withheld,
        bans=open_.bans,
        sealed_bans=sealed.bans,
        trace=tuple(steps[row.name] for row in policy.rows),
        told_before=open_.told_before,
        own_bans=tuple(dict.fromkeys(ban for row in open_.heard for ban in row.own_bans)),
        closed=tuple(dict.fromkeys(desk for row in open_.heard for desk in row.closes)),
        sealed_told_before=sealed.told_before,
    )


def situation(view: View, law: Law, history: tuple[Filed, ...] = ()) -> Situation:
    """The features of a case that a policy may know."""
    case = view.case
    running = _running(case, law)
    return Situation(
        matters=tuple(_matter(case, v, judgement, law, running.get(v.id, ())) for v, judgement in view.judged),
        staff_implicated=bool(case.implicated_staff),
        implicated_desks=tuple(dict.fromkeys(member.desk for member in case.implicated_staff if member.desk)),
        authority_has_filed=any(filing.filed_on or filing.accepted_on for filing in case.authority_filings),
        customer=case.customer.kind,
        exposure=case.customer.total_exposure,
        history=history,
        thresholds=law.thresholds,
    )


def _running(case: CaseFile, law: Law) -> Mapping[str | None, list[Clock]]:
    """The clocks that run, by violation; under None those of the whole case."""
    running: dict[str | None, list[Clock]] = defaultdict(list)
    for clock in clocks(case, law):
        if clock.is_running and (clock.violation is not None or clock.loan is None):
            running[clock.violation].append(clock)
    return running


def _matter(case: CaseFile, violation: Violation, judgement: Judgement, law: Law, running: Iterable[Clock]) -> Matter:
    loans = case.loans_of(violation.loan)
    owed = law.debt(case).sums(loans)
    return Matter(
        violation=violation.id,
        kind=violation.kind,
        severity=judgement.severity,
        verdicts=judgement.verdicts,
        days_past_due=law.days_past_due(case, violation),
        overdue=owed.overdue if owed else None,
        accelerated=any(arrears.is_accelerated(loan, case.as_of) for loan in loans),
        clocks=_first_to_end(running, case.as_of),
        direct_loss=violation.direct_loss.amount if violation.direct_loss else None,
    )


def _first_to_end(running: Iterable[Clock], on: dt.date) -> tuple[tuple[ClockKind, int], ...]:
    left: dict[ClockKind, int] = {}
    for clock in (each for each in running if each.kind in POLICY_CLOCKS):
        left[clock.kind] = min(clock.days_left(on), left.get(clock.kind, clock.days_left(on)))
    return tuple(sorted(left.items()))


class _Lane:
    """What the rows for one lane, sealed or open, come to."""

    def __init__(
        self, view: View, law: Law, policy: ChannelPolicy, history: tuple[Filed, ...], *, sealed: bool = False
    ) -> None:
        self._view, self._law = view, law
        self._running = _running(view.case, law)
        self._situation = situation(view, law, history)
        self._ruling: Ruling = policy.rule(self._situation, sealed=sealed)

    @property
    def heard(self) -> tuple[Row, ...]:
        """The rows whose bans hold."""
        return self._ruling.heard

    @property
    def routes(self) -> tuple[Route, ...]:
        return tuple(map(self._open, self._ruling.opened.values()))

    @property
    def withheld(self) -> tuple[Withheld, ...]:
        return tuple(map(self._withhold, self._ruling.withheld.values()))

    @property
    def bans(self) -> tuple[Ban, ...]:
        return tuple(dict.fromkeys(ban for row in self.heard for ban in row.bans))

    @property
    def told_before(self) -> tuple[ToldBefore, ...]:
        return tuple(
            ToldBefore(
                channel=desk.channel,
                desk=desk,
                authority=self._law.authority(desk),
                form=filed.form,
                on=filed.on,
                answer=filed.answer,
                waited=filed.waited,
            )
            for desk, filed in self._ruling.told_before.items()
        )

    @property
    def trace(self) -> Iterator[Step]:
        for reading in self._ruling.trace:
            yield Step(row=reading.row.name, matched=reading.applies, why=self._why(reading), sealed=reading.row.sealed)

    def _why(self, reading: Reading) -> Phrase:
        when = reading.row.when
        if not self._situation.matters:
            return Phrase("Not matched: no violation is reported.")
        if not reading.applies:
            return phrase("Not matched: {condition}.", condition=failing(when, self._situation))
        if diverting := reading.passed_over_by:
            return phrase("The desk is passed over by the row {row}.", row=Phrase(diverting.name))
        if filed := self._ruling.told_before.get(reading.row.route.desk):
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
