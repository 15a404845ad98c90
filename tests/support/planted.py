"""Faults planted into the default policy, one by one, and what the prover must say of each: this, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs
from brute_force import Said
from policies import SEALED, destination, row, with_rows

from loancomplaint.channels import (
    AllOf,
    AuthorityHasFiled,
    ChannelPolicy,
    CustomerIs,
    Exposure,
    Not,
    Row,
    Some,
    StaffImplicated,
)
from loancomplaint.facts import (
    Audience,
    Ban,
    Channel,
    CustomerKind,
    Desk,
    Form,
    Restricted,
    Severity,
    ViolationKind,
)
from loancomplaint.jurisdictions.cn.policies import DEFAULT
from loancomplaint.law.time_limits import ClockKind
from loancomplaint.privacy.clearances import Clearance
from loancomplaint.values.money import Money

ROWS = {each.name: each for each in DEFAULT.rows}
_LAST = "ordinary, not yet verified"
_ARREARS, _EVASION = (ViolationKind.OVERDUE_PAYMENT,), (ViolationKind.DEBT_EVASION,)
_GRAVE, _CRITICAL = Some(severity=Severity.SERIOUS), Some(severity=Severity.CRITICAL)
_MILLION = Money("1000000.00", "CNY")

Planted = tuple[str, ChannelPolicy, set[Said]]


def _changed(name: str, /, **other: Any) -> ChannelPolicy:  # noqa: ANN401 - any field of a row
    return with_rows(*(attrs.evolve(each, **other) if each.name == name else each for each in DEFAULT.rows))


def _narrowed(name: str, /, *also: Any) -> ChannelPolicy:  # noqa: ANN401 - conditions
    return _changed(name, when=AllOf((ROWS[name].when, *also)))


def _without(*names: str) -> ChannelPolicy:
    return with_rows(*(each for each in DEFAULT.rows if each.name not in names))


def _first(*rows: Row) -> ChannelPolicy:
    return with_rows(*rows, *DEFAULT.rows)


def _last(*rows: Row) -> ChannelPolicy:
    return with_rows(*DEFAULT.rows, *rows)


def _swapped(one: str, other: str) -> ChannelPolicy:
    swap = {one: ROWS[other], other: ROWS[one]}
    return with_rows(*(swap.get(each.name, each) for each in DEFAULT.rows))


def gaps() -> Iterator[Planted]:
    """Cases that fall through."""
    open_: set[Said] = {("gap", "False")}
    sealed: set[Said] = {("gap", "True")}
    yield "the last row is removed", _without(_LAST), open_
    milder = open_ | {("not_monotone", "internal")}
    yield "the last row is for what is minor", _narrowed(_LAST, Not(Some(severity=Severity.MODERATE))), milder
    misuse = Some(kinds=(ViolationKind.LOAN_MISUSE, ViolationKind.COVENANT_BREACH, *_ARREARS))
    yield "the last row leaves out a kind", _narrowed(_LAST, misuse), open_
    yield "the last row is for some customers", _narrowed(_LAST, CustomerIs(kinds=tuple(CustomerKind))), open_
    yield "the last row is for great exposures", _narrowed(_LAST, Exposure(reaches=_MILLION)), open_
    yield "the last row is for loans that are behind", _narrowed(_LAST, Some(days_past_due=1)), open_
    yield "the last row waits for an authority", _narrowed(_LAST, AuthorityHasFiled()), open_
    yield (
        "sealed matter waits until it is shown",
        _narrowed("laundering", Some(sufficient_for=Channel.INTERNAL)),
        sealed,
    )
    yield "sealed matter waits for a loss", _narrowed("laundering", Some(loss=_MILLION)), sealed
    yield "the sealed row is removed", _without("laundering"), sealed


def dead_rows() -> Iterator[Planted]:
    """Rows that never add anything."""

    def dead(name: str) -> set[Said]:
        return {("dead", name)}

    def new(*conditions: Any, **other: Any) -> Row:  # noqa: ANN401 - conditions, and any field of a row
        return row("new", AllOf(conditions), Desk.RISK_MANAGEMENT, **other)

    again = attrs.evolve(ROWS["grave"], name="new")
    yield "a row stands twice", _last(again), dead("new")
    yield "a narrower row stands below a wider one", _last(new(_CRITICAL)), dead("new")
    yield "a row bans what is banned", _last(attrs.evolve(ROWS["evasion"], name="new")), dead("new")
    yield "a row asks for two things that exclude each other", _last(new(_GRAVE, Not(_GRAVE))), dead("new")
    yield "a row asks for sealed matter in the open", _first(new(Some(kinds=SEALED))), dead("new")
    yield (
        "arrears have no ground outside",
        _first(new(Some(kinds=_ARREARS, sufficient_for=Channel.EXTERNAL))),
        dead("new"),
    )
    yield "arrears cannot be revoked", _first(new(Some(kinds=_ARREARS, clock=ClockKind.REVOCATION))), dead("new")
    long_late = AllOf((Some(kinds=_ARREARS, days_past_due=271), Not(_CRITICAL)))
    yield "what is 271 days late is critical", _first(new(long_late)), dead("new")
    deceit = Some(kinds=(ViolationKind.FALSE_INFORMATION,))
    yield "deceit is never less than serious", _first(new(deceit, Not(_GRAVE))), dead("new")
    nowhere = AllOf((StaffImplicated(desks=(Desk.COURT,)), Not(StaffImplicated())))
    yield "who sits at a desk is implicated", _first(new(nowhere)), dead("new")
    yield "the wider of two rows comes first", _swapped("grave", "grave, not yet verified"), dead("grave")
    yield "the last row comes before its better", _swapped("ordinary", _LAST), dead("ordinary")
    twice = attrs.evolve(ROWS["laundering"], name="new")
    yield "a sealed row stands twice", _last(twice), dead("new")


def contradictions() -> Iterator[Planted]:
    """Rows that open what another forbids or diverts."""

    def of(*pairs: tuple[str, str]) -> set[Said]:
        return {("contradiction", opener, turner) for opener, turner in pairs}

    staff = ROWS["staff implicated"]
    below = with_rows(*(each for each in DEFAULT.rows if each is not staff), staff)
    yield "a row diverts from below", below, of(("ordinary", staff.name), (_LAST, staff.name))
    mutual = _changed("grave", instead_of=Desk.INTERNAL_AUDIT)
    mutual = attrs.evolve(
        mutual,
        rows=tuple(
            attrs.evolve(r, instead_of=Desk.RISK_MANAGEMENT) if r.name == staff.name else r for r in mutual.rows
        ),
    )
    both = (("grave", staff.name), (staff.name, "grave"))
    yield "two rows divert each other", mutual, of(*both)
    yield (
        "evasion forbids the suit",
        _changed("evasion", closes=(Desk.COURT,)),
        of(("suit", "evasion"), ("called for another breach", "evasion")),
    )
    police = of(("illegal act", "loan by deceit"))
    yield "the police shut out the regulator", _changed("loan by deceit", closes=(Desk.BANKING_REGULATOR,)), police
    shut = row("new", AllOf((_CRITICAL, AuthorityHasFiled())), Desk.ASSET_PRESERVATION, closes=(Desk.RISK_MANAGEMENT,))
    grave = of(("grave", "new"), ("grave, not yet verified", "new"), ("letters wait", "new"))
    yield "a row on top forbids a desk that is told", _first(shut), grave
    yield (
        "a row forbids its own desk",
        _changed("suit", closes=(Desk.COURT,)),
        of(("suit", "suit"), ("called for another breach", "suit")),
    )
    sealed = attrs.evolve(ROWS["laundering"], name="new", closes=(Desk.AML_COMPLIANCE,), when=Some(accelerated=True))
    yield (
        "a sealed row forbids the one desk",
        _last(sealed),
        of(("laundering", "new"), ("new", "new")) | {("gap", "True")},
    )


def not_monotone() -> Iterator[Planted]:
    """Worse facts that lose a channel."""

    def loses(channel: Channel) -> set[Said]:
        return {("not_monotone", channel.value)}

    legal, external = loses(Channel.LEGAL), loses(Channel.EXTERNAL)
    yield (
        "the warning of grave matter is removed",
        _without("grave, not yet verified"),
        loses(Channel.INTERNAL) | {("gap", "False")},
    )
    yield "no suit over what is critical", _narrowed("suit", Not(_CRITICAL)), legal
    yield "no suit where staff are implicated", _narrowed("suit", Not(StaffImplicated())), legal
    yield "no suit beside evasion", _narrowed("suit", Not(Some(kinds=_EVASION))), legal
    yield "no suit over loans long behind", _narrowed("suit", Not(Some(days_past_due=400))), legal
    yield "no lawyer for a loan that was called", _narrowed("evasion", Not(Some(accelerated=True))), legal
    yield "no regulator for a filed case", _narrowed("illegal act", Not(AuthorityHasFiled())), external
    yield "no regulator for great exposures", _narrowed("illegal act", Not(Exposure(reaches=_MILLION))), external
    loss = Not(Some(loss=_MILLION))
    yield "no regulator for great losses", _narrowed("illegal act", loss), external
    shown = Not(Some(kinds=(ViolationKind.LOAN_MISUSE,), sufficient_for=Channel.LEGAL))
    yield "no regulator where more is shown", _narrowed("illegal act", shown), external
    desk = Not(StaffImplicated(desks=(Desk.RISK_MANAGEMENT,)))
    yield "no regulator where risk management is implicated", _narrowed("illegal act", desk), external


def leaks() -> Iterator[Planted]:
    """Sealed matter that shows."""

    def leak(*rows: str) -> set[Said]:
        return {("leak", *rows)}

    def route(desk: Desk, **other: Any) -> Any:  # noqa: ANN401 - any field of a destination
        return destination(desk, form=Form.AML_REFERRAL, **other)

    told = row("new", Some(), Desk.INTERNAL_AUDIT, sealed=True)
    yield "a sealed row leads to audit", _last(told), leak("new")
    line = row("new", Some(), Desk.DIRECT_SUPERVISOR, sealed=True)
    yield "a sealed row leads to the line", _last(line), leak("new")
    through = route(Desk.AML_COMPLIANCE, through=Desk.LEGAL_COMPLIANCE)
    yield "sealed matter passes another desk", _changed("laundering", route=through), leak("laundering")
    unit = row("new", Some(), Desk.FINANCIAL_INTELLIGENCE_UNIT, sealed=True)
    yield "a sealed row leaves the bank", _last(unit), leak("new")
    opened = row("new", _CRITICAL, Desk.ASSET_PRESERVATION, route=route(Desk.ASSET_PRESERVATION))
    yield "an open row writes a referral", _last(opened), leak("new")
    yield "a reason speaks of it", _changed("grave", because="该客户涉嫌洗钱。"), leak("grave")
    yield "a ban speaks of it", _changed("suit", own_bans=("不得透露可疑交易报告",)), leak("suit")
    name = "suspected money laundering"
    yield "a row's name speaks of it", _changed("grave", name=name), leak(name)
    yield "the line is cleared for it", _cleared(Audience.DIRECT_SUPERVISOR, sealed=True), leak()
    yield "the court is cleared for it", _cleared(Audience.COURT, sealed=True), leak()
    yield "the one desk is not cleared for it", _cleared(Audience.AML_COMPLIANCE, sealed=False), leak("laundering")


def _cleared(audience: Audience, *, sealed: bool) -> ChannelPolicy:
    matter = (Restricted.SEALED_MATTER,) if sealed else ()
    rows: tuple[Clearance, ...] = tuple(
        attrs.evolve(each, may_read=matter) if each.audience is audience else each for each in DEFAULT.clearances.rows
    )
    return attrs.evolve(DEFAULT, clearances=attrs.evolve(DEFAULT.clearances, rows=rows))


def unreachable_desks() -> Iterator[Planted]:
    """Desks that are named and never told."""

    def never(desk: Desk, *also: Said) -> set[Said]:
        return {("unreachable_desk", desk.value), *also}

    decline = Some(kinds=(ViolationKind.BUSINESS_DETERIORATION,))
    waits = row("new", decline, Desk.ASSET_PRESERVATION, once=(attrs.evolve(decline, sufficient_for=Channel.LEGAL),))
    yield "decline is no ground in court", _last(waits), never(Desk.ASSET_PRESERVATION)
    outside = Some(kinds=_ARREARS, sufficient_for=Channel.EXTERNAL)
    alone = _without("called for another breach")
    waiting = tuple(attrs.evolve(each, once=(outside,)) if each.name == "suit" else each for each in alone.rows)
    yield "arrears wait for a ground outside", with_rows(*waiting), never(Desk.COURT)
    other = Some(kinds=(ViolationKind.OTHER_ILLEGAL_ACT,), days_left=30)
    yield "an illegal act has no clock", _changed("loan by deceit", once=(other,)), never(Desk.PUBLIC_SECURITY)
    impossible = row("new", AllOf((_GRAVE, Not(_GRAVE))), Desk.ASSET_PRESERVATION, bans=tuple(Ban))
    yield "no case is such", _last(impossible), never(Desk.ASSET_PRESERVATION, ("dead", "new"))


PLANTED: dict[str, tuple[ChannelPolicy, set[Said]]] = {
    name: (policy, said)
    for plants in (gaps, dead_rows, contradictions, not_monotone, leaks, unreachable_desks)
    for name, policy, said in plants()
}
