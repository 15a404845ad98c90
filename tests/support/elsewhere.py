"""An invented country, to prove that the flow knows none: few statutes, other names, another order of set-off."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, Final

import attrs

from loancomplaint.channels import ChannelPolicy, Destination, Not, Row, Some
from loancomplaint.facts import (
    Allocation,
    Audience,
    Ban,
    Channel,
    Desk,
    EvidenceKind,
    Form,
    GuaranteeKind,
    PersonalData,
    Restricted,
    Severity,
    Tier,
    ViolationKind,
)
from loancomplaint.jurisdictions import check
from loancomplaint.jurisdictions.checking import Item, ItemKind
from loancomplaint.law import Jurisdiction, KindProfile, Law, Need, Provision, Statute
from loancomplaint.law.defences import Defence
from loancomplaint.law.quiet_hours import QuietHours
from loancomplaint.law.timelines import Confidence, Since, Source, Timeline
from loancomplaint.lexicon import Lexicon
from loancomplaint.privacy.clearances import Clearance, Clearances
from loancomplaint.values.money import Money

FIRST_DAY: Final = dt.date(2000, 1, 1)
ACT: Final = Source("Credit Act", "https://law.example/credit", dt.date(2026, 1, 1), Confidence.TEXT)
PRINCIPAL_FIRST: Final = (
    Allocation.PRINCIPAL,
    Allocation.INTEREST,
    Allocation.PENALTY,
    Allocation.COMPOUND,
    Allocation.COSTS,
)

_VALUES: Final[dict[str, Any]] = {
    "allocation_order": PRINCIPAL_FIRST,
    "clock_warning_days": 30,
    "court_waiting_days": 10,
    "day_ladder": ((0, Tier.SPECIAL_MENTION),),
    "enforcement_years": 3,
    "filing_threshold": Money("1000.00", "CNY"),
    "guarantee_kind_unstated": GuaranteeKind.JOINT,
    "guarantee_months": 12,
    "holidays": (),
    "limitation_cap_years": 30,
    "limitation_years": 6,
    "preservation_marks": (),
    "price_too_low": Decimal("0.50"),
    "quiet_hours": QuietHours(from_=dt.time(21), until=dt.time(7)),
    "rest_days": (),
    "revocation_act_years": 10,
    "revocation_known_years": 2,
    "suit_after_preservation_days": 14,
    "title_marks": (),
}


def since(value: Any) -> Timeline[Any]:  # noqa: ANN401 - whatever a jurisdiction dates
    """One value, in force from the first day."""
    return Timeline((Since(FIRST_DAY, value, ACT),))


def cited_as(title: str, article: str) -> tuple[str, str]:
    """Credit Act, section 7."""
    return title, f", section {article}"


def _profile(kind: ViolationKind) -> KindProfile:
    need = Need(
        rule="EVD-110",
        violation=kind,
        channels=(Channel.INTERNAL, Channel.LEGAL),
        what="the contract",
        kinds=(EvidenceKind.LOAN_CONTRACT, EvidenceKind.PAYMENT_LEDGER, EvidenceKind.BANK_STATEMENT),
        source=ACT,
    )
    return KindProfile(
        kind=kind,
        grounds=frozenset({Channel.INTERNAL, Channel.LEGAL}),
        needs=(need,) if kind is ViolationKind.OVERDUE_PAYMENT else (),
        severity=Severity.MODERATE,
        sealed=kind is ViolationKind.SUSPECTED_MONEY_LAUNDERING,
    )


def policy(law: Law) -> ChannelPolicy:
    """Arrears to court after a wait, laundering to its desk, the rest to the superior."""
    arrears = (ViolationKind.OVERDUE_PAYMENT,)
    return ChannelPolicy(
        name="Elsewhere",
        version="1",
        clearances=law.jurisdiction.clearances,
        rows=(
            Row(
                name="laundering",
                sealed=True,
                when=Some(),
                route=Destination(desk=Desk.AML_COMPLIANCE, form=Form.AML_REFERRAL),
                because="A suspicion of laundering goes to its desk.",
                bans=(Ban.TELL_CUSTOMER_OF_SUSPICION,),
            ),
            Row(
                name="court",
                when=Some(kinds=arrears),
                once=(Some(kinds=arrears, days_past_due=law.parameter("court_waiting_days") or 0),),
                route=Destination(desk=Desk.COURT, form=Form.LEGAL_BRIEF, through=Desk.LEGAL_COMPLIANCE),
                because="A debt is sued for.",
            ),
            Row(
                name="all else",
                when=Not(Some(severity=Severity.CRITICAL)),
                route=Destination(desk=Desk.DIRECT_SUPERVISOR, form=Form.INTERNAL_REPORT, takes_unverified=True),
                because="The superior is told.",
            ),
        ),
    )


BARE: Final = Jurisdiction(
    name="RUR",
    version="2026-01-01",
    statutes={},
    citations={},
    cited_as=cited_as,
    authorities={},
    parameters={},
    profiles=tuple(map(_profile, ViolationKind)),
    policy=policy,
    lexicon=Lexicon(("en",)),
    defences=(
        Defence(
            key="paid",
            kinds=(ViolationKind.OVERDUE_PAYMENT,),
            says="The borrower: the sum was paid.",
            what="the ledger",
            answered_by=(EvidenceKind.PAYMENT_LEDGER,),
            cites=("repayment-due",),
            source=ACT,
        ),
    ),
)
"""What it must have to be built at all, and nothing that a check would ask for."""


def completed(bare: Jurisdiction) -> Jurisdiction:
    """*bare* with everything in it that a check says is missing, and nothing else."""
    missing = check(bare).missing
    keys = _named(missing, ItemKind.CITATION)
    return attrs.evolve(
        bare,
        statutes={
            "credit-act": since(Statute("Credit Act", len(keys), provisions=(Provision("1", "Debts are paid."),)))
        },
        citations={key: since(("credit-act", str(number))) for number, key in enumerate(keys, start=1)},
        parameters={name: since(_VALUES[name]) for name in _named(missing, ItemKind.PARAMETER)},
        authorities={Desk(desk): since(f"Office {desk}") for desk in _named(missing, ItemKind.AUTHORITY)},
        clearances=Clearances(
            rows=tuple(map(_clearance, map(Audience, _named(missing, ItemKind.CLEARANCE)))),
        ),
    )


def _clearance(audience: Audience) -> Clearance:
    if audience is Audience.CUSTOMER:
        return Clearance(audience=audience)
    sealed = (Restricted.SEALED_MATTER,) if audience is Audience.AML_COMPLIANCE else ()
    return Clearance(audience=audience, may_read=sealed, personal_data=PersonalData.IN_FULL)


def _named(items: tuple[Item, ...], kind: ItemKind) -> tuple[str, ...]:
    return tuple(item.name for item in items if item.kind is kind)
