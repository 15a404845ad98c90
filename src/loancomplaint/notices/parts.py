"""The parts of the letters: each says one thing, from the terms and from nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from loancomplaint.documents import (
    Block,
    Listing,
    Paragraph,
    Sentence,
    Table,
    arrears_table,
    bank,
    formal,
    in_words,
    percent,
)
from loancomplaint.facts import GuaranteeKind, RequestKind
from loancomplaint.notices.contract import ContractTerms, Guarantor
from loancomplaint.words import Param, Phrase, label, labels, phrase, verbatim


@attrs.frozen(kw_only=True)
class Draft:
    """What a letter is written from.

    Attributes:
        title: Of the letter, and reference likewise: its receipt names both.

        to: The name of its reader.

        days: Within which the reader is asked to act.
    """

    terms: ContractTerms
    title: Phrase
    reference: str
    to: str
    days: int

    @property
    def act_by(self) -> dt.date:
        """The last day to act, for a letter that arrives before."""
        return self.terms.as_of + dt.timedelta(days=self.days)


# ---------------------------------------------------------------- what is owed


def contract(draft: Draft) -> Iterator[Block]:
    """合同/借据号: which loan the letter is about."""
    terms = draft.terms
    known: dict[str, Param] = {"contract": terms.contract_no, "principal": terms.principal}
    sentences = [
        formal("You and we signed loan contract {contract} on {day}, for {principal}.", day=terms.signed_on, **known)
        if terms.signed_on
        else formal("This concerns loan contract {contract}, for {principal}.", **known)
    ]
    if terms.note_no:
        sentences.append(formal("The note is number {note}.", note=terms.note_no))
    if terms.disbursed_on and terms.matures_on:
        span: dict[str, Param] = {"start": terms.disbursed_on, "end": terms.matures_on}
        sentences.append(formal("The loan was paid out on {start} and matures on {end}.", **span))
    yield Paragraph(tuple(sentences))


def arrears(draft: Draft) -> Iterator[Block]:
    """到期未付明细: installment by installment, with the total."""
    terms = draft.terms
    if not terms.arrears:
        yield Paragraph((formal("As of {day}, no principal or interest is overdue.", day=terms.as_of),))
        return
    caption = phrase("Due and unpaid as of {day}", day=terms.as_of)
    yield arrears_table(caption, terms.arrears, terms.as_of)
    owed = in_words(terms.overdue)
    yield Paragraph(
        (formal("As of {day}, principal and interest due and unpaid are {sum}.", day=terms.as_of, sum=owed),)
    )


def penalty(draft: Draft) -> Iterator[Block]:
    """罚息另计."""
    rate = draft.terms.penalty_rate
    if rate is None:
        said = formal("Penalty and compound interest run apart, as agreed, until the day of actual payment.")
    else:
        said = formal(
            "Penalty interest runs apart, at the agreed {rate} a year, and compound interest as agreed, "
            "until the day of actual payment.",
            rate=percent(rate),
        )
    yield Paragraph((said,))


def whole_sum(draft: Draft) -> Iterator[Block]:
    """应付总额: all principal, the interest due, and what runs on."""
    terms = draft.terms
    sentences = []
    if terms.outstanding is not None:
        sentences.append(formal("Principal outstanding: {sum}.", sum=terms.outstanding))
    sentences.append(formal("Interest due and unpaid as of {day}: {sum}.", day=terms.as_of, sum=terms.overdue_interest))
    if terms.outstanding is not None:
        together = terms.outstanding + terms.overdue_interest
        sentences.append(formal("Together: {sum}.", sum=in_words(together)))
    sentences.append(
        formal("Interest accrued since, penalty and compound interest run until the day of actual payment.")
    )
    yield Paragraph(tuple(sentences))


# ---------------------------------------------------------------- what is asked


def payment(draft: Draft) -> Iterator[Block]:
    """付款期限及账户."""
    asked = "Please pay the above into the agreed loan repayment account by {day}."
    paid = "If you have paid already, please let us have the voucher for comparison."
    yield Paragraph((formal(asked, day=draft.act_by), _if_late(draft), formal(paid)))


def _if_late(draft: Draft) -> Sentence:
    return formal("Should this letter arrive later, please do so within {days} days of receipt.", days=draft.days)


def consequences(draft: Draft) -> Iterator[Block]:
    """逾期后果: what the contract says of it, no more."""
    terms = draft.terms
    sentences = [formal("What is not paid in time continues to bear penalty and compound interest as agreed.")]
    for clause in terms.clauses:
        granted = labels(remedy for remedy in clause.remedies if remedy in _ON_LATE_PAYMENT)
        if clause.on_arrears and granted:
            sentences.append(
                formal("Under {ref} of the contract we may: {remedies}.", ref=clause.ref, remedies=granted)
            )
    sentences.append(formal("We may also claim our rights by law."))
    yield Paragraph(tuple(sentences))
    yield from guarantors(draft) if terms.guarantors else ()


_ON_LATE_PAYMENT = frozenset(
    {
        RequestKind.SUSPEND_CREDIT,
        RequestKind.ACCELERATE_LOAN,
        RequestKind.ADD_SECURITY,
        RequestKind.PURSUE_LEGAL_RECOVERY,
    }
)
"""What a borrower is told that late payment may bring; the lender's other rights need no warning."""


def objection(draft: Draft) -> Iterator[Block]:
    """异议渠道."""
    text = "If you object to these amounts, please write to {lender} within {days} days of receipt, with your vouchers."
    yield Paragraph((formal(text, lender=bank(draft.terms.lender, draft.terms.branch), days=draft.days),))


def papers(draft: Draft) -> Iterator[Block]:
    """The papers that a borrower owes its lender under every loan contract."""
    terms = draft.terms
    basis = tuple(verbatim(c.ref) for c in terms.clauses if RequestKind.ENHANCE_MONITORING in c.remedies)
    lead = (
        formal("Under {refs} of contract {contract}, please let us have:", refs=basis, contract=terms.contract_no)
        if basis
        else formal("As contract {contract} provides, please let us have:", contract=terms.contract_no)
    )
    yield Paragraph((lead,))
    yield Listing(tuple(map(formal, _PAPERS)))
    yield Paragraph((formal("Please hand them in by {day}.", day=draft.act_by), _if_late(draft)))


_PAPERS = (
    "the latest financial statements;",
    "vouchers on the use of the loan;",
    "statements of the main settlement accounts;",
    "a list of fixed assets and the state of the collateral.",
)


def position(_: Draft) -> Iterator[Block]:
    """What the bank stands for."""
    yield Paragraph(
        (
            formal("We ask that the contract be performed as agreed, and that what is due be paid in time."),
            formal("If you have difficulties, please tell us in writing how you propose to pay."),
        )
    )


# ---------------------------------------------------------------- calling the loan


def clause(draft: Draft) -> Iterator[Block]:
    """合同条款: by number; its words are on the page of the contract, which goes with the letter."""
    terms = draft.terms
    refs = tuple(verbatim(clause.ref) for clause in terms.granting(RequestKind.ACCELERATE_LOAN))
    text = "Under {refs} of contract {contract}, the lender may declare the loan due early where payment is overdue."
    yield Paragraph(
        (
            formal(text, refs=refs, contract=terms.contract_no),
            formal("The clause in its own words is on the copy of the signed contract that goes with this notice."),
        )
    )


def declared(draft: Draft) -> Iterator[Block]:
    """宣告."""
    number = draft.terms.contract_no
    yield Paragraph((formal("We hereby declare the whole loan under contract {contract} due.", contract=number),))


def due_day(draft: Draft) -> Iterator[Block]:
    """到期日: the day of arrival; and by when it is to be paid."""
    yield Paragraph(
        (
            formal("All principal and interest unpaid is due from the day on which this notice arrives."),
            formal("Please pay it by {day}.", day=draft.act_by),
            _if_late(draft),
        )
    )


def guarantors(draft: Draft) -> Iterator[Block]:
    """担保人: by name; what each agreed to is between him and the bank."""
    names = tuple(verbatim(name) for name in dict.fromkeys(each.name for each in draft.terms.guarantors))
    said = formal("The guarantors are notified at the same time: {names}.", names=names)
    yield Paragraph((said if names else formal("No guarantor is to be notified."),))


# ---------------------------------------------------------------- calling on a guarantor


def guarantee(draft: Draft) -> Iterator[Block]:
    """保证合同: the reader's own, and no other guarantor's."""
    terms = draft.terms
    yield Paragraph((formal("You guarantee the debt of {borrower} to us:", borrower=terms.borrower),))
    yield Listing(tuple(Sentence(_guaranteed(each)) for each in terms.guarantors))
    number, principal = terms.contract_no, terms.principal
    yield Paragraph(
        (formal("This concerns loan contract {contract}, for {principal}.", contract=number, principal=principal),)
    )


def _guaranteed(guarantor: Guarantor) -> Phrase:
    kind = label(guarantor.kind) if guarantor.kind else Phrase("unstated")
    said = phrase("{kind} guarantee, contract {contract}", kind=kind, contract=guarantor.contract_no or "—")
    if guarantor.period_ends_on is None:
        return phrase("{guarantee}.", guarantee=said)
    return phrase("{guarantee}; the guarantee period ends on {day}.", guarantee=said, day=guarantor.period_ends_on)


def performance(draft: Draft) -> Iterator[Block]:
    """保证责任的履行: who guarantees jointly pays at once, any other once the debtor was sued and could not."""
    joint = all(each.kind is GuaranteeKind.JOINT for each in draft.terms.guarantors)
    asked = "Please perform your guarantee, and pay the above by {day}."
    general = (
        formal("As guarantor you answer, as the contract and the law provide, for what the borrower does not pay."),
        formal("Please urge the borrower to pay the above by {day}, and be ready to perform.", day=draft.act_by),
    )
    yield Paragraph((formal(asked, day=draft.act_by), _if_late(draft)) if joint else (*general, _if_late(draft)))


# ---------------------------------------------------------------- how it is served


def service(draft: Draft) -> Iterator[Block]:
    """送达地址: as agreed."""
    if draft.terms.service_addresses:
        places = tuple(map(verbatim, draft.terms.service_addresses))
        yield Paragraph((formal("This letter is sent to the agreed address for service: {places}.", places=places),))
    else:
        yield Paragraph((formal("This letter is served as the contract provides."),))


def rights(_: Draft) -> Iterator[Block]:
    """权利保留."""
    yield Paragraph((formal("This letter waives none of our rights; all rights under contract and law are reserved."),))


def receipt(draft: Draft) -> Iterator[Block]:
    """送达回执: with the lines a court asks for; signed, it shows an arrival, which interrupts limitation."""
    yield Paragraph(
        (
            formal("Please sign and return the receipt below."),
            formal("Who signs has received this letter and knows what it says."),
        )
    )
    blank = verbatim("")
    rows = (
        ("Document", phrase("{title} ({reference})", title=draft.title, reference=draft.reference)),
        ("Contract and note", _numbers(draft.terms)),
        ("Addressee", verbatim(draft.to)),
        ("Served at", blank),
        ("Served by hand, or by post (number)", blank),
        ("Received by (signature or seal)", blank),
        ("Capacity, or relation to the addressee", blank),
        ("Received on", blank),
        ("Served by (two persons)", blank),
        ("Remarks (refusal, witnesses)", blank),
    )
    lines = tuple((Phrase(line), cell) for line, cell in rows)
    yield Table(Phrase("Receipt"), (Phrase("Item"), Phrase("Content")), lines)


def _numbers(terms: ContractTerms) -> Phrase:
    if terms.note_no is None:
        return verbatim(terms.contract_no)
    return phrase("{contract}, {note}", contract=terms.contract_no, note=terms.note_no)
