"""Case files in which names are tangled: ids and names that meet, security for several loans, suits against some."""

from __future__ import annotations

import datetime as dt

import attrs
from hypothesis import strategies as st

from loancomplaint.facts import (
    Acceleration,
    AssetKind,
    CaseFile,
    Citation,
    Collateral,
    Consent,
    Customer,
    CustomerKind,
    Evidence,
    EvidenceKind,
    Extension,
    GuaranteeKind,
    Insolvency,
    Installment,
    Loan,
    Party,
    PartyRole,
    Payment,
    Proceeding,
    ProceedingKind,
    Reporter,
    Request,
    RequestKind,
    Security,
    SecurityKind,
    Violation,
    ViolationKind,
)
from loancomplaint.values.money import Money

CUSTOMER = "某某机械有限公司"
NAMES = ("甲某", "乙某", "丙某", "丁某有限公司")
IDS = ("P1", "P2", "P3")
AS_OF = dt.date(2026, 6, 15)

_names = st.sampled_from((CUSTOMER, *NAMES, *IDS))
_days = st.dates(dt.date(2023, 1, 1), dt.date(2027, 12, 31))
_past = st.dates(dt.date(2023, 1, 1), AS_OF)
_maybe_sum = st.none() | st.integers(1, 9).map(lambda n: Money(f"{n}000.00", "CNY"))
_evidence = st.lists(st.sampled_from(("E1", "E2", "E3", "E4")), max_size=2, unique=True).map(tuple)

_parties = st.builds(
    Party,
    id=st.none() | st.sampled_from(IDS),
    name=st.none() | st.sampled_from((*NAMES, CUSTOMER)),
    kind=st.none() | st.sampled_from(CustomerKind),
    role=st.none() | st.sampled_from(PartyRole),
    insolvency=st.none() | st.builds(Insolvency, accepted_on=st.none() | _days, claims_due_on=st.none() | _days),
    unpaid_capital=_maybe_sum,
)
_collateral = st.builds(
    Collateral,
    kind=st.none() | st.sampled_from(AssetKind),
    description=st.none() | st.just("厂房"),
    registered_on=st.none() | _past,
)
_securities = st.builds(
    Security,
    kind=st.none() | st.sampled_from(SecurityKind),
    contract_no=st.none() | st.sampled_from(("B1", "B2")),
    provider=st.none() | _names,
    evidence=_evidence,
    maximum=_maybe_sum,
    secures=st.lists(st.sampled_from(("N1", "N2", "C1", "C9")), max_size=1).map(tuple),
    determined_on=st.none() | _days,
    guarantee_kind=st.none() | st.sampled_from(GuaranteeKind),
    guarantee_period_ends_on=st.none() | _days,
    demanded_on=st.none() | _past,
    knew_of_refinancing=st.none() | st.booleans(),
    collateral=st.none() | _collateral,
)
_loans = st.builds(
    Loan,
    contract_no=st.sampled_from(("C1", "C2")),
    note_no=st.none() | st.sampled_from(("N1", "N2")),
    principal=st.just(Money("1000.00", "CNY")),
    signed_on=st.none() | st.sampled_from((dt.date(2019, 1, 1), dt.date(2022, 1, 1))),
    co_borrowers=st.lists(_names, max_size=2, unique=True).map(tuple),
    installments=st.lists(
        st.builds(
            Installment, due_on=_days, principal=st.just(Money("500.00", "CNY")), interest=st.just(Money.zero("CNY"))
        ),
        max_size=2,
    ).map(tuple),
    payments=st.lists(st.builds(Payment, received_on=_past, amount=st.just(Money("1.00", "CNY"))), max_size=1).map(
        tuple
    ),
    extensions=st.lists(
        st.builds(
            Extension,
            from_=_days,
            to=_days,
            agreed_on=_past,
            consents=st.lists(st.builds(Consent, party=_names), max_size=2).map(tuple),
        ),
        max_size=1,
    ).map(tuple),
    acceleration=st.none() | st.builds(Acceleration, delivered_on=st.none() | _past),
    refinances=st.none() | st.sampled_from(("N1", "N9")),
    security=st.lists(_securities, max_size=3).map(tuple),
)
_requests = st.builds(
    Request,
    id=st.uuids().map(str),
    kind=st.sampled_from(
        (
            RequestKind.PURSUE_LEGAL_RECOVERY,
            RequestKind.PRESERVE_ASSETS,
            RequestKind.REVOKE_TRANSFER,
            RequestKind.REALIZE_SECURITY,
            RequestKind.LODGE_CLAIM,
        )
    ),
    violations=st.just(("V1",)),
    against=st.lists(_names | st.just("无名氏"), max_size=3, unique=True).map(tuple),
)


@st.composite
def tangles(draw: st.DrawFn) -> CaseFile:
    """Cases of one to three loans, with whoever secures them, owes them and is sued for them."""
    loans = tuple(draw(st.lists(_loans, min_size=1, max_size=3)))
    kinds = (EvidenceKind.GUARANTEE_CONTRACT, EvidenceKind.COLLATERAL_REGISTRATION, EvidenceKind.OTHER)
    evidence = tuple(Evidence(id=f"E{n}", kind=draw(st.sampled_from(kinds))) for n in range(1, draw(st.integers(1, 4))))
    cited = tuple(Citation(evidence=id_) for id_ in draw(_evidence))
    violations = (
        Violation(
            id="V1",
            kind=draw(st.sampled_from((ViolationKind.OVERDUE_PAYMENT, ViolationKind.COVENANT_BREACH))),
            loan=draw(st.sampled_from((None, "N1", "C1", "C2"))),
            began_on=dt.date(2025, 1, 1),
            citations=cited,
        ),
    )
    return CaseFile(
        reference="T-1",
        as_of=AS_OF,
        reporter=Reporter(name="李某"),
        customer=Customer(name=CUSTOMER),
        parties=tuple(draw(st.lists(_parties, max_size=3))),
        loans=loans,
        violations=violations,
        evidence=evidence,
        requests=tuple(draw(st.lists(_requests, max_size=3))),
        proceedings=tuple(
            draw(
                st.lists(
                    st.builds(
                        Proceeding,
                        kind=st.sampled_from(ProceedingKind),
                        on=_past,
                        about=st.sampled_from((None, "N1", "C1", "诉前保全", "判决")),
                    ),
                    max_size=2,
                )
            )
        ),
    )


def without_a_security(case: CaseFile, data: st.DataObject) -> CaseFile:
    """The case without one of its securities; as it is where it has none."""
    places = [(i, k) for i, loan in enumerate(case.loans) for k in range(len(loan.security))]
    if not places:
        return case
    i, k = data.draw(st.sampled_from(places))
    loan = case.loans[i]
    fewer = attrs.evolve(loan, security=(*loan.security[:k], *loan.security[k + 1 :]))
    return attrs.evolve(case, loans=(*case.loans[:i], fewer, *case.loans[i + 1 :]))
