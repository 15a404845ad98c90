"""The parts of the letters: each says one thing, from the terms and from nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

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
    words_or_dash,
)
from loancomplaint.facts import CustomerKind, GuaranteeKind, Product, RequestKind, ViolationKind
from loancomplaint.facts.profiles import PRODUCT_PROFILES, REQUEST_PROFILES, lends, total
from loancomplaint.notices.terms import Breach, ContractTerms, Guarantor
from loancomplaint.values.money import Money
from loancomplaint.words import Param, Phrase, phrase, verbatim


@attrs.frozen(kw_only=True)
class Draft:
    """What a letter is written from.

    Attributes:
        title: Of the letter, and reference likewise: its receipt names both.

        letter: What it calls itself: a letter, or a notice.

        to: The name of its reader.

        days: Within which the reader is asked to act.
    """

    terms: ContractTerms
    title: Phrase
    reference: str
    letter: Phrase
    to: str
    days: int

    @property
    def act_by(self) -> dt.date:
        """The last day to act, on which people work, for a letter that arrives before."""
        return self.terms.working_day(self.terms.as_of + dt.timedelta(days=self.days))


# ---------------------------------------------------------------- what is owed


def contract(draft: Draft) -> Iterator[Block]:
    """合同/借据号: which loan the letter is about."""
    terms = draft.terms
    known: dict[str, Param] = {"contract": terms.contract_no, "agreement": agreement(terms)}
    sum_ = phrase(PRODUCT_PROFILES[terms.product or Product.TERM].told, principal=terms.principal)
    sentences = [
        formal("On {day} you signed {agreement} {contract} with us.", day=terms.signed_on, **known)
        if terms.signed_on
        else formal("This {letter} concerns {agreement} {contract}.", letter=draft.letter, **known),
        Sentence(sum_),
    ]
    if terms.note_no:
        sentences.append(formal("The number of the note is {note}.", note=terms.note_no))
    if terms.called_on:
        text = "Our notice of early maturity reached you on {day}, and the whole debt has been due since."
        sentences.append(formal(text, day=terms.called_on))
    elif not lends(terms.product):
        pass
    elif terms.disbursed_on and terms.matures_on:
        span: dict[str, Param] = {"start": terms.disbursed_on, "end": terms.matures_on}
        sentences.append(formal("The loan was paid out on {start} and matures on {end}.", **span))
    yield Paragraph(tuple(sentences))


def arrears(draft: Draft) -> Iterator[Block]:
    """到期未付明细: installment by installment, with the total."""
    terms = draft.terms
    if not terms.arrears:
        yield Paragraph((formal("As of {day}, no principal or interest is overdue.", day=terms.as_of),))
        return
    caption = phrase("Sums due and unpaid as of {day}", day=terms.as_of)
    yield arrears_table(caption, terms.arrears, terms.as_of)
    owed = in_words(terms.overdue)
    yield Paragraph(
        (formal("As of {day}, principal and interest due and unpaid come to {sum}.", day=terms.as_of, sum=owed),)
    )


def agreement(terms: ContractTerms) -> Phrase:
    """What the contract is called, by how the bank came to be owed."""
    return Phrase(PRODUCT_PROFILES[terms.product or Product.TERM].agreement)


def penalty(draft: Draft) -> Iterator[Block]:
    """罚息: accrued to the day, at which rate, and how much a day from then on; compound interest only where agreed."""
    terms = draft.terms
    accrued = tuple(_default_interest(terms))
    if not accrued:
        yield Paragraph((_runs_on(terms),))
        return
    payable = Money.total((terms.overdue, *(sum_ for _, sum_ in accrued)), terms.principal.currency)
    yield Paragraph(
        (
            formal("Up to {day} inclusive there have accrued {parts}.", day=terms.as_of, parts=_named(accrued)),
            formal("With the sums above, {sum} is payable on that day.", sum=in_words(payable)),
            _runs_on(terms),
        )
    )


def _default_interest(terms: ContractTerms) -> Iterator[tuple[str, Money]]:
    if terms.penalty:
        yield "penalty interest of {sum}", terms.penalty
    if terms.compounds and terms.compound:
        yield "compound interest of {sum}", terms.compound
    if terms.costs:
        yield "costs of {sum}", terms.costs


def _named(heads: Iterable[tuple[str, Money]]) -> tuple[Phrase, ...]:
    return tuple(phrase(text, sum=sum_) for text, sum_ in heads)


def _runs_on(terms: ContractTerms) -> Sentence:
    """What runs on until payment, and how fast where that is known."""
    kinds = (Phrase("penalty interest"), *((Phrase("compound interest"),) if terms.compounds else ()))
    if terms.stops_on is not None:
        return formal("Interest is counted to {day}, and no further.", day=terms.stops_on)
    if terms.default_rate is None and terms.per_day is not None:
        text = "Until the day of actual payment, {kinds} accrue further as agreed, at present {per_day} a day."
        return formal(text, kinds=kinds, per_day=terms.per_day)
    if terms.default_rate is None:
        text = "Until the day of actual payment, {kinds} accrue further as agreed."
        return formal(text, kinds=kinds)
    if terms.per_day is None:
        text = "Until the day of actual payment, {kinds} accrue further at the agreed rate of {rate} a year."
        return formal(text, kinds=kinds, rate=percent(terms.default_rate))
    return formal(
        "Until the day of actual payment, {kinds} accrue further at the agreed rate of {rate} a year, at present "
        "{per_day} a day.",
        kinds=kinds,
        rate=percent(terms.default_rate),
        per_day=terms.per_day,
    )


def whole_sum(draft: Draft) -> Iterator[Block]:
    """应付总额: all principal, all interest to the day whether due or not, and what runs on; nothing is given away."""
    terms = draft.terms
    later = formal(
        "Interest and penalty interest that accrue from then until the day of actual payment are payable in addition."
        if not terms.compounds
        else "Interest, penalty interest and compound interest that accrue from then until the day of actual payment "
        "are payable in addition."
    )
    yield Paragraph((*_payable(terms), later))


def _payable(terms: ContractTerms) -> Iterator[Sentence]:
    if terms.outstanding is None:
        return
    interest = ("interest due of {sum}", terms.overdue_interest), ("interest accrued of {sum}", terms.accrued)
    heads = [("principal of {sum}", terms.outstanding), *((text, sum_) for text, sum_ in interest if sum_)]
    heads += _default_interest(terms)
    in_all = Money.total((sum_ for _, sum_ in heads), terms.principal.currency)
    text = "As of {day} there are payable {parts}, {sum} in all."
    yield formal(text, day=terms.as_of, parts=_named(heads), sum=in_words(in_all))


# ---------------------------------------------------------------- what is asked


def payment(draft: Draft) -> Iterator[Block]:
    """付款期限及账户."""
    asked = "Please pay the above into the agreed loan repayment account by {day}."
    paid = "If you have already paid, please send us proof of payment so that we can compare our records."
    yield Paragraph((formal(asked, day=draft.act_by), *_account(draft), _if_late(draft), formal(paid)))


def _account(draft: Draft) -> Iterator[Sentence]:
    """还款账户: into which the bank wants to be paid, where the file says."""
    account = draft.terms.repayment_account
    if account and account.number:
        text = "The account is {number}, held by {owner} with {bank}."
        owner = account.owner or draft.terms.lender
        yield formal(text, number=account.number, owner=words_or_dash(owner), bank=words_or_dash(account.bank))


def _if_late(draft: Draft) -> Sentence:
    text = "Should this {letter} arrive later, please do so within {days:days} of receipt."
    return formal(text, letter=draft.letter, days=draft.days)


def consequences(draft: Draft) -> Iterator[Block]:
    """逾期后果: what the contract says of it, no more."""
    terms = draft.terms
    sentences = [
        formal(
            "Sums not paid in time continue to bear penalty and compound interest as agreed."
            if terms.compounds
            else "Sums not paid in time continue to bear penalty interest as agreed."
        )
    ]
    for clause in terms.clauses:
        open_still = (r for r in clause.remedies if not (terms.called_on and r is RequestKind.ACCELERATE_LOAN))
        granted = tuple(Phrase(warning) for remedy in open_still if (warning := REQUEST_PROFILES[remedy].warning))
        if clause.on_arrears and granted:
            sentences.append(
                formal("Under clause {ref} of the contract we may {measures}.", ref=clause.ref, measures=granted)
            )
    sentences.append(formal("We may also enforce our rights at law."))
    yield Paragraph(tuple(sentences))
    yield from guarantors(draft) if terms.answering else ()


def objection(draft: Draft) -> Iterator[Block]:
    """异议渠道."""
    text = (
        "If you dispute these sums, please write to {lender} within {days:days} of receipt of this {letter}, and "
        "enclose the papers on which you rely."
    )
    lender = bank(draft.terms.lender, draft.terms.branch)
    yield Paragraph((formal(text, lender=lender, days=draft.days, letter=draft.letter),))


def papers(draft: Draft) -> Iterator[Block]:
    """The papers that a borrower owes its lender under every loan contract."""
    terms = draft.terms
    basis = tuple(verbatim(c.ref) for c in terms.clauses if RequestKind.ENHANCE_MONITORING in c.remedies)
    lead = (
        formal("Under clause {refs} of contract {contract}, please send us:", refs=basis, contract=terms.contract_no)
        if basis
        else formal("As contract {contract} provides, please send us:", contract=terms.contract_no)
    )
    yield Paragraph((lead,))
    wanted = _PAPERS_OF_A_PERSON if terms.borrower_kind is CustomerKind.INDIVIDUAL else _PAPERS
    yield Listing(tuple(map(formal, wanted)))
    yield Paragraph((formal("Please submit them by {day}.", day=draft.act_by), _if_late(draft)))


_PAPERS = (
    "the latest financial statements;",
    "vouchers on the use of the loan;",
    "statements of the main settlement accounts;",
    "a list of fixed assets, and an account of the state of the collateral, if any.",
)
_PAPERS_OF_A_PERSON = (
    "proof of income and assets;",
    "vouchers on the use of the loan;",
    "statements of the main settlement accounts;",
    "an account of the state of the collateral, if any.",
)


def position(_: Draft) -> Iterator[Block]:
    """What the bank stands for."""
    yield Paragraph(
        (
            formal("We require that you perform the contract in full and pay principal and interest when due."),
            formal("If you have difficulty in performing, please let us have your proposal for repayment in writing."),
        )
    )


# ---------------------------------------------------------------- calling the loan


def clause(draft: Draft) -> Iterator[Block]:
    """合同条款: by number; its words are on the page of the contract, which goes with the letter."""
    terms = draft.terms
    if terms.breaches:
        yield Paragraph(tuple(_granted(terms)))
        return
    refs = tuple(verbatim(clause.ref) for clause in terms.calling)
    text = (
        "Under clause {refs} of contract {contract}, the lender may declare the loan due early where payment is "
        "overdue."
    )
    yield Paragraph((formal(text, refs=refs, contract=terms.contract_no), formal(_ENCLOSED)))


_ENCLOSED: Final = "The wording of the clause is on the enclosed copy of the page of the signed contract."


def _granted(terms: ContractTerms) -> Iterator[Sentence]:
    """By which clauses and articles the lender may call the loan for the breaches that it names."""
    refs = tuple(verbatim(ref) for ref in dict.fromkeys(ref for breach in terms.breaches for ref in breach.refs))
    articles = tuple(dict.fromkeys(breach.article.title for breach in terms.breaches if breach.article))
    if refs:
        text = (
            "Under clause {refs} of contract {contract}, the lender may declare the loan due early on what is set out "
            "below."
        )
        yield formal(text, refs=refs, contract=terms.contract_no)
    if articles:
        text = "Under {articles}, a lender may call in the loan where it is not used for the agreed purpose."
        yield formal(text, articles=tuple(map(verbatim, articles)))
    if refs:
        yield formal(_ENCLOSED)


def trigger(draft: Draft) -> Iterator[Block]:
    """触发事实: the breaches that the borrower is told of, each with its days and its sum; and what is overdue."""
    terms = draft.terms
    if terms.breaches:
        yield Listing(tuple(_breached(breach) for breach in terms.breaches))
    cured = tuple(
        formal(
            "Our written notice of it reached you on {day}, and the agreed {days:days} to cure it are over.",
            day=breach.noticed_on,
            days=breach.cure_days,
        )
        for breach in terms.breaches
        if breach.cure_days and breach.noticed_on
    )
    # Which undertaking, which paper: the author's words have no place here, and what proves it goes with the letter.
    annexed = any(breach.kind is not ViolationKind.OVERDUE_PAYMENT for breach in terms.breaches)
    particulars = (formal("The particulars are in the statement and vouchers enclosed."),) if annexed else ()
    if particulars or cured:
        yield Paragraph((*particulars, *dict.fromkeys(cured)))
    if terms.arrears or not terms.breaches:
        yield from arrears(draft)


def _breached(breach: Breach) -> Sentence:
    said = Phrase(BREACHES[breach.kind])
    if breach.amount is not None:
        said = phrase("{breach}, for a sum of {sum}", breach=said, sum=breach.amount)
    if breach.began_on is None:
        return formal("{breach}.", breach=said)
    if breach.ended_on is None:
        return formal("Since {start}, {breach}.", start=breach.began_on, breach=said)
    return formal("From {start} to {end}, {breach}.", start=breach.began_on, end=breach.ended_on, breach=said)


BREACHES: Final = total(
    ViolationKind,
    {
        ViolationKind.OVERDUE_PAYMENT: "you have not paid principal or interest when due",
        ViolationKind.FALSE_INFORMATION: "papers that you handed in do not agree with what we have verified",
        ViolationKind.SUSPECTED_MONEY_LAUNDERING: "you have not performed the contract",
        ViolationKind.DEBT_EVASION: "you have disposed of assets, which affects your performance of the contract",
        ViolationKind.LOAN_MISUSE: "you have used the loan otherwise than for the agreed purpose",
        ViolationKind.COVENANT_BREACH: "you have not performed an undertaking of the contract",
        ViolationKind.BUSINESS_DETERIORATION: "your business has changed for the worse as the contract describes",
        ViolationKind.OTHER_ILLEGAL_ACT: "there is another event of default as the contract describes",
    },
)
"""What a letter says was breached; of sealed matter it says nothing, and is refused before it could."""


def declared(draft: Draft) -> Iterator[Block]:
    """宣告."""
    number, note = draft.terms.contract_no, draft.terms.note_no
    text = "We hereby declare the whole of the loan under contract {contract} due early."
    of_note = "We hereby declare the whole of the loan under note {note} of contract {contract} due early."
    yield Paragraph((formal(of_note, contract=number, note=note) if note else formal(text, contract=number),))


def due_day(draft: Draft) -> Iterator[Block]:
    """到期日: the day of arrival; and by when it is to be paid."""
    yield Paragraph(
        (
            formal("All unpaid principal and interest are due and payable from the day on which this notice arrives."),
            formal("Please pay them in one sum by {day}.", day=draft.act_by),
            *_account(draft),
            _if_late(draft),
        )
    )


def guarantors(draft: Draft) -> Iterator[Block]:
    """担保人: those who may still be called upon, by name; what each agreed to is between him and the bank."""
    names = tuple(verbatim(name) for name in dict.fromkeys(each.name for each in draft.terms.answering))
    said = formal("We are notifying at the same time as guarantor: {names}.", names=names)
    yield Paragraph((said if names else formal("No guarantor is to be notified."),))


# ---------------------------------------------------------------- calling on a guarantor


def guarantee(draft: Draft) -> Iterator[Block]:
    """保证合同: the reader's own, and no other guarantor's."""
    terms = draft.terms
    lead = formal(
        "You guarantee, as follows, what {borrower} owes us under {agreement} {contract}, for a principal of "
        "{principal}:",
        borrower=terms.borrower,
        agreement=agreement(terms),
        contract=terms.contract_no,
        principal=terms.principal,
    )
    called = "Our notice of early maturity reached the borrower on {day}, and the whole debt has been due since."
    yield Paragraph((lead,))
    yield Listing(tuple(Sentence(_guaranteed(each)) for each in terms.guarantors))
    if terms.called_on:
        yield Paragraph((formal(called, day=terms.called_on),))


def _guaranteed(guarantor: Guarantor) -> Phrase:
    said = Phrase(_KINDS[guarantor.kind])
    if guarantor.contract_no is not None:
        said = phrase("{guarantee}, contract {contract}", guarantee=said, contract=guarantor.contract_no)
    if guarantor.amount is not None:
        said = phrase("{guarantee}, up to {sum}", guarantee=said, sum=guarantor.amount)
    if guarantor.period_ends_on is None:
        return phrase("{guarantee}.", guarantee=said)
    return phrase("{guarantee}; the guarantee period ends on {day}.", guarantee=said, day=guarantor.period_ends_on)


_KINDS = {
    GuaranteeKind.JOINT: "joint and several guarantee",
    GuaranteeKind.GENERAL: "general guarantee",
    None: "guarantee",
}


def performance(draft: Draft) -> Iterator[Block]:
    """保证责任的履行: who guarantees jointly pays at once, any other once the debtor was sued and could not."""
    joint = all(each.kind is GuaranteeKind.JOINT for each in draft.terms.guarantors)
    asked = "Please perform your guarantee and, within its limits, pay the above by {day}."
    general = (
        formal("As guarantor you answer, as the contract and the law provide, for what the borrower does not pay."),
        formal("Please urge the borrower to pay the above by {day}, and be ready to perform.", day=draft.act_by),
    )
    asking = (formal(asked, day=draft.act_by), *_account(draft)) if joint else general
    yield Paragraph((*asking, _if_late(draft)))


# ---------------------------------------------------------------- how it is served


def service(draft: Draft) -> Iterator[Block]:
    """送达及联系方式: where the letter goes, as agreed or as the file has it; where the bank is reached."""
    terms = draft.terms
    guarantor = next(iter(terms.guarantors), None) if draft.to != terms.borrower else None
    if terms.service_addresses:
        places = tuple(map(verbatim, terms.service_addresses))
        served = formal(
            "This {letter} is sent to the agreed address for service: {places}.", letter=draft.letter, places=places
        )
    elif guarantor and guarantor.address:
        text = "This {letter} is sent to your address on our file: {place}."
        served = formal(text, letter=draft.letter, place=guarantor.address)
    else:
        served = formal("This {letter} is served as the contract provides.", letter=draft.letter)
    yield Paragraph((served, *_reached(terms)))


def _reached(terms: ContractTerms) -> Iterator[Sentence]:
    if terms.lender_address:
        yield formal("We are reached at {address}.", address=terms.lender_address)
    if terms.lender_phone:
        yield formal("Our telephone number is {phone}.", phone=terms.lender_phone)


def rights(draft: Draft) -> Iterator[Block]:
    """权利保留."""
    text = "This {letter} waives none of our rights; we reserve all rights under the contract and at law."
    yield Paragraph((formal(text, letter=draft.letter),))


def receipt(draft: Draft) -> Iterator[Block]:
    """送达回执: with the lines a court asks for; signed, it shows an arrival, which interrupts limitation."""
    yield Paragraph(
        (
            formal("Please sign and return the receipt below."),
            formal(
                "The signature confirms receipt of this {letter} and knowledge of its content.", letter=draft.letter
            ),
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
