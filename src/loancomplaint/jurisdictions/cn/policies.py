"""The channel policy that ships: who gets a complaint, by how serious it is.

Practice, not law: a bank replaces it with its own. Where a row rests on law, its reason names it.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import attrs

from loancomplaint.channels import (
    AllOf,
    AnyOf,
    AuthorityHasFiled,
    ChannelPolicy,
    Condition,
    Destination,
    Not,
    Row,
    Some,
    StaffImplicated,
)
from loancomplaint.facts import Ban, Channel, Desk, Form, Pursuit, Severity, ViolationKind
from loancomplaint.jurisdictions.cn.clearances import CLEARANCES
from loancomplaint.jurisdictions.cn.parameters import CLOCK_WARNING_DAYS, COURT_WAITING_DAYS
from loancomplaint.law import Law
from loancomplaint.law.parameters import FILING_THRESHOLD
from loancomplaint.privacy.clearances import Clearances

_GRAVE = Some(severity=Severity.SERIOUS)
_SHOWN_INSIDE = Some(sufficient_for=Channel.INTERNAL)
_ARREARS = (ViolationKind.OVERDUE_PAYMENT,)
_ILLEGAL = (ViolationKind.FALSE_INFORMATION, ViolationKind.OTHER_ILLEGAL_ACT)
_FALSEHOOD = (ViolationKind.FALSE_INFORMATION,)
_CALLING = (ViolationKind.FALSE_INFORMATION, ViolationKind.LOAN_MISUSE, ViolationKind.COVENANT_BREACH)
"""What a loan is called for beside arrears; evasion goes to a lawyer in any case."""
_EVASION = (ViolationKind.DEBT_EVASION,)
_SUED = Some(sufficient_for=Channel.LEGAL, pursued_by=Pursuit.SUIT)
"""Without it a court would be handed a paper that asks for nothing."""
_LODGED = Some(pursued_by=Pursuit.LODGING)


def _inside(desk: Desk, form: Form) -> Destination:
    return Destination(desk=desk, form=form, takes_unverified=True)


_LAUNDERING = Row(
    name="laundering",
    sealed=True,
    when=Some(),
    route=Destination(desk=Desk.AML_COMPLIANCE, form=Form.AML_REFERRAL),
    because="A suspicion of laundering goes to the bank's own desk for it, and to nobody else.",
    bans=(Ban.TELL_CUSTOMER_OF_SUSPICION,),
)

_STAFF_IMPLICATED = Row(
    name="staff implicated",
    when=AllOf((StaffImplicated(), Some())),
    route=_inside(Desk.INTERNAL_AUDIT, Form.INTERNAL_REPORT),
    because="Where the bank's own staff are implicated, internal audit is told in place of the line.",
    instead_of=Desk.DIRECT_SUPERVISOR,
)

_GRAVE_SHOWN = Row(
    name="grave",
    when=AllOf((_GRAVE, _SHOWN_INSIDE)),
    route=_inside(Desk.RISK_MANAGEMENT, Form.INTERNAL_REPORT),
    because="A serious violation goes to risk management.",
)

_GRAVE_NOT_YET_VERIFIED = Row(
    name="grave, not yet verified",
    when=_GRAVE,
    route=_inside(Desk.RISK_MANAGEMENT, Form.EARLY_WARNING),
    because="Risk management is warned of a serious violation before it is verified.",
)

_LETTERS_WAIT = Row(
    name="letters wait",
    when=AnyOf((Some(kinds=_EVASION), Some(pursued_by=Pursuit.REPORT_TO_POLICE))),
    route=_inside(Desk.RISK_MANAGEMENT, Form.EARLY_WARNING),
    because="Where assets are said to be moved away, proven or not, or a report to the police is planned, no letter "
    "may warn the other side.",
    bans=(Ban.SEND_NOTICE_BEFORE_PRESERVATION,),
)

_ORDINARY = Row(
    name="ordinary",
    when=AllOf((Not(_GRAVE), _SHOWN_INSIDE)),
    route=_inside(Desk.DIRECT_SUPERVISOR, Form.INTERNAL_REPORT),
    because="A violation that is not serious goes to the direct superior.",
)

_FILED_CASE_WITH_STAFF = Row(
    name="filed case with staff",
    when=AllOf((StaffImplicated(), AuthorityHasFiled(), Some())),
    route=Destination(desk=Desk.BANKING_REGULATOR, form=Form.CASE_INFORMATION, through=Desk.LEGAL_COMPLIANCE),
    because="A case that an authority has filed and that implicates staff is reported to the regulator.",
)

_ILLEGAL_ACT = Row(
    name="illegal act",
    when=Some(kinds=_ILLEGAL),
    once=(Some(kinds=_ILLEGAL, severity=Severity.SERIOUS, sufficient_for=Channel.EXTERNAL),),
    route=Destination(desk=Desk.BANKING_REGULATOR, form=Form.REGULATORY_REPORT, through=Desk.LEGAL_COMPLIANCE),
    because="The regulator may act on loans obtained by deceit and on other illegal acts.",
)

_LOAN_BY_DECEIT = Row(
    name="loan by deceit",
    # Once an authority has filed the case there is nothing to report again: its progress is followed.
    when=AllOf((Some(kinds=_FALSEHOOD), Not(AuthorityHasFiled()))),
    once=(
        Some(kinds=_FALSEHOOD, sufficient_for=Channel.EXTERNAL),
        Some(kinds=_FALSEHOOD, sufficient_for=Channel.EXTERNAL, loss_reaches=FILING_THRESHOLD),
    ),
    route=Destination(desk=Desk.PUBLIC_SECURITY, form=Form.POLICE_REPORT, through=Desk.LEGAL_COMPLIANCE),
    because="Deceit that cost the bank as much as the filing threshold is suspected to be a crime.",
)

_CALLED = Row(
    name="called for another breach",
    when=Some(kinds=_CALLING),
    once=(Some(kinds=_CALLING, sufficient_for=Channel.LEGAL, accelerated=True), _SUED),
    route=Destination(desk=Desk.COURT, form=Form.STATEMENT_OF_CLAIM, through=Desk.LEGAL_COMPLIANCE),
    because="A loan that was called for another breach than arrears is due in full, and is sued for.",
)

_BANKRUPTCY = Row(
    name="bankruptcy",
    when=_LODGED,
    once=(attrs.evolve(_LODGED, sufficient_for=Channel.LEGAL),),
    route=Destination(desk=Desk.LAWYER, form=Form.PROOF_OF_CLAIM, through=Desk.LEGAL_COMPLIANCE),
    because="Once a bankruptcy is accepted, the debt is lodged with the administrator and not sued for.",
)

_ASSETS_MOVED = Row(
    name="evasion",
    when=Some(kinds=_EVASION),
    once=(Some(kinds=_EVASION, sufficient_for=Channel.LEGAL),),
    route=Destination(desk=Desk.LAWYER, form=Form.LEGAL_BRIEF, through=Desk.LEGAL_COMPLIANCE),
    because="Where assets are moved away, a lawyer secures them first; preservation does not wait.",
    bans=(Ban.SEND_NOTICE_BEFORE_PRESERVATION,),
)

_ORDINARY_NOT_YET_VERIFIED = Row(
    name="ordinary, not yet verified",
    when=AllOf((Not(_GRAVE), Some())),
    route=_inside(Desk.DIRECT_SUPERVISOR, Form.EARLY_WARNING),
    because="The direct superior is warned of a violation before it is verified.",
)


def _suit(court_waiting_days: int, clock_warning_days: int) -> Row:
    waited: tuple[Condition, ...] = tuple(
        Some(kinds=_ARREARS, sufficient_for=Channel.LEGAL, **feature)
        for feature in ({"days_past_due": court_waiting_days}, {"accelerated": True}, {"days_left": clock_warning_days})
    )
    return Row(
        name="suit",
        when=Some(kinds=_ARREARS),
        once=(Some(kinds=_ARREARS, sufficient_for=Channel.LEGAL), AnyOf(waited), _SUED),
        route=Destination(desk=Desk.COURT, form=Form.STATEMENT_OF_CLAIM, through=Desk.LEGAL_COMPLIANCE),
        because="A sum due is sued for once the bank has waited, or called the loan, or time runs out.",
    )


@lru_cache(maxsize=64)
def default_policy(
    *,
    court_waiting_days: int = COURT_WAITING_DAYS.entries[-1].value,
    clock_warning_days: int = CLOCK_WARNING_DAYS.entries[-1].value,
    clearances: Clearances = CLEARANCES,
) -> ChannelPolicy:
    """The default for China, with a bank's own waiting period.

    Args:
        court_waiting_days: Days past due before a suit, unless the loan was called or a clock runs out.

        clock_warning_days: Days left on a clock with which the waiting ends.

        clearances: Who may read what.
    """
    return ChannelPolicy(
        name="CN default",
        version="2026.11",
        effective_from=dt.date(2026, 11, 23),
        author="loancomplaint",
        clearances=clearances,
        rows=(
            # Suspicion stands above everything: the duty to report does not wait for proof.
            _LAUNDERING,
            _STAFF_IMPLICATED,
            _GRAVE_SHOWN,
            _GRAVE_NOT_YET_VERIFIED,
            _LETTERS_WAIT,
            _ORDINARY,
            # Before the next row: a filed case that touches our own staff is reported as such, once.
            _FILED_CASE_WITH_STAFF,
            _ILLEGAL_ACT,
            _LOAN_BY_DECEIT,
            _suit(court_waiting_days, clock_warning_days),
            _CALLED,
            # Before the next row: the day for lodging passes, and what was moved is the administrator's to get back.
            _BANKRUPTCY,
            _ASSETS_MOVED,
            # The last row catches whatever the rows above let fall.
            _ORDINARY_NOT_YET_VERIFIED,
        ),
    )


def policy_of_the_day(law: Law) -> ChannelPolicy:
    """The default for China, with the periods and the clearances that *law* sets on its day."""
    waiting, warning = law.parameter("court_waiting_days"), law.parameter("clock_warning_days")
    return default_policy(
        court_waiting_days=COURT_WAITING_DAYS.entries[0].value if waiting is None else waiting,
        clock_warning_days=CLOCK_WARNING_DAYS.entries[0].value if warning is None else warning,
        clearances=law.jurisdiction.clearances,
    )


DEFAULT = default_policy()
"""The policy of a bank that sets nothing of its own."""
