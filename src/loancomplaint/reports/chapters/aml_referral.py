"""The sealed referral to the bank's own desk: who, what, when, where, why, how, and who knows of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from loancomplaint.documents import Block, Listing, Paragraph, Sentence, Standing, amount, formal, in_words, pairs
from loancomplaint.facts import CustomerKind, EvidenceKind, Violation
from loancomplaint.reports.chapters import authorities
from loancomplaint.reports.chapters.background import customer, identity, loans
from loancomplaint.reports.chapters.facts_and_evidence import heading, point
from loancomplaint.reports.context import Dossier, fact
from loancomplaint.values.money import Money
from loancomplaint.words import Phrase, phrase, plural, verbatim


def who(dossier: Dossier) -> Iterator[Block]:
    """客户身份: the customer as the bank has it on file, and the loans that bind it to the bank."""
    yield customer(dossier)
    yield from _reached(dossier)
    yield from loans(dossier)


def _reached(dossier: Dossier) -> Iterator[Block]:
    """Where the customer is found, and what it is registered for; what the file does not hold is left out."""
    subject = dossier.case.customer
    person = subject.legal_representative
    told = pairs(
        "Contact and registration, from the bank's records",
        (
            ("Address", verbatim(subject.address) if subject.address else None),
            ("Telephone", verbatim(subject.phone) if subject.phone else None),
            ("Telephone of the legal representative", verbatim(person.phone) if person and person.phone else None),
            ("Registered capital", amount(subject.registered_capital) if subject.registered_capital else None),
        ),
    )
    if told.rows:
        yield told
    if subject.business_scope:
        scope = phrase("Scope of business on record: “{words}”", words=subject.business_scope)
        yield Paragraph((Sentence(scope, (), Standing.QUOTED),))


def owners(dossier: Dossier) -> Iterator[Block]:
    """受益所有人: what the file knows; an identification nobody made is not invented."""
    if _is_a_person(dossier):
        yield Paragraph(
            (
                formal(
                    "The customer is a natural person; whether the customer acts for somebody else is still to be "
                    "verified."
                ),
            )
        )
    else:
        yield Paragraph((formal("No identification of beneficial owners is on file; they are still to be verified."),))
    parties = dossier.case.customer.related_parties
    if parties:
        yield Paragraph((formal("Related parties on file:"),))
        yield Listing(
            tuple(
                Sentence(_party(party.name, party.relation, identity(party.identifiers)), (), Standing.UNPROVEN)
                for party in parties
            )
        )


def _is_a_person(dossier: Dossier) -> bool:
    """Whether the customer can have no owners."""
    return dossier.case.customer.kind is CustomerKind.INDIVIDUAL


def _party(name: str, relation: str | None, numbers: Phrase | None) -> Phrase:
    named = phrase("{name} ({numbers})", name=name, numbers=numbers) if numbers else verbatim(name)
    if relation is None:
        return phrase("{name}.", name=named)
    return phrase("{name}: {relation}.", name=named, relation=relation)


def transactions(dossier: Dossier) -> Iterator[Block]:
    """交易期间、笔数、金额: from when to when, and the sum; no count that nobody made."""
    for violation in dossier.told:
        yield Paragraph(tuple(_dealt(dossier, violation)), _which(dossier, violation))


def _which(dossier: Dossier, violation: Violation) -> Phrase | None:
    """Which of several facts; the only one needs no name above its paragraph."""
    return dossier.fact_no(violation) if len(dossier.told) > 1 else None


def _dealt(dossier: Dossier, violation: Violation) -> Iterator[Sentence]:
    evidence = dossier.numbered(violation.cites)
    if violation.began_on and violation.ended_on:
        period = {"start": violation.began_on, "end": violation.ended_on}
        yield fact("The transactions run from {start} to {end}.", evidence, **period)
    elif violation.began_on:
        yield fact("The transactions begin on {day}.", evidence, day=violation.began_on)
    if violation.amount is not None:
        yield fact("They amount to {sum}.", evidence, sum=in_words(violation.amount))
    if violation.discovered_on is not None:
        yield formal("The bank found it on {day}.", day=violation.discovered_on)
    if violation.transfers:
        yield _counted(dossier, violation)
        yield from _directions(dossier, violation)
    elif any(item.kind is EvidenceKind.BANK_STATEMENT for item in dossier.evidence):
        yield formal("The file does not state their number; it is to be counted from the statements listed below.")
    else:
        yield formal("The file does not state their number; it is to be counted once the statements are obtained.")


def _counted(dossier: Dossier, violation: Violation) -> Sentence:
    """How many transfers the file lists, among how many parties."""
    shown = dossier.numbered(transfer.evidence for transfer in violation.transfers if transfer.evidence)
    parties = {name for transfer in violation.transfers for name in (transfer.from_, transfer.to) if name}
    return fact(
        "Transfers that the file lists one by one: {count}; parties that they name: {parties}. Whether there were "
        "more is to be established from the statements.",
        shown,
        count=len(violation.transfers),
        parties=len(parties),
    )


def _directions(dossier: Dossier, violation: Violation) -> Iterator[Sentence]:
    """What came in and what went out, each by its count and its sum, of what the file lists one by one."""
    customer_ = dossier.case.customer.name
    came = tuple(each for each in violation.transfers if each.to == customer_ != each.from_)
    went = tuple(each for each in violation.transfers if each.from_ == customer_ != each.to)
    for text, moved in ((_CAME_IN, came), (_WENT_OUT, went)):
        shown = dossier.numbered(each.evidence for each in moved if each.evidence)
        sums = [each.amount for each in moved if each.amount is not None]
        currencies = dict.fromkeys(sum_.currency for sum_ in sums)
        in_all = tuple(Money.total((s for s in sums if s.currency == code), code) for code in currencies)
        if moved and in_all:
            yield fact(text, shown, count=len(moved), sums=tuple(phrase("{sum}", sum=sum_) for sum_ in in_all))


_CAME_IN: Final = "Of them, credited to the customer: {count}, {sums} in all."
_WENT_OUT: Final = "Of them, debited to the customer: {count}, {sums} in all."


def accounts(dossier: Dossier) -> Iterator[Block]:
    """涉及账户: all that the file holds."""
    return authorities.accounts(dossier, dossier.case.accounts)


def predicates(dossier: Dossier) -> Iterator[Block]:
    """可能的上游犯罪类型: what else the file suspects, and that nothing is settled by it."""
    told = {violation.id for violation in dossier.told}
    others = (v for v in dossier.case.violations if v.id not in told)
    suspected = dict.fromkeys(said for v in others if (said := dossier.law.jurisdiction.profile(v.kind).suspicion))
    if suspected:
        found = "The file also holds the following; whether it is the predicate offence is to be examined: {suspected}."
        yield Paragraph((formal(found, suspected=tuple(suspected)),))
    else:
        yield Paragraph((formal("The file gives no lead to the predicate offence; its type is still to be examined."),))


def flows(dossier: Dossier) -> Iterator[Block]:
    """资金流向: where the money came from and where it went, in the author's words."""
    for violation in dossier.told:
        yield Paragraph(tuple(_flow(dossier, violation)), heading(dossier, violation))


def _flow(dossier: Dossier, violation: Violation) -> Iterator[Sentence]:
    yield from (s for s in dossier.statements(violation) if s.standing is not Standing.INFERENCE)


def innocent_explanations(dossier: Dossier) -> Iterator[Block]:
    """合理解释排查: what could explain it, without asking the customer."""
    yield Paragraph(
        (
            formal("So as not to disclose the matter, the customer is not to be asked about it."),
            *(s for violation in dossier.told for s in _on_record(violation)),
            formal(
                "Wages, taxes, group treasury and ordinary trade are to be ruled out one by one against the "
                "statements; what this file does not rule out is still to be verified."
            ),
        )
    )


def _on_record(violation: Violation) -> Iterator[Sentence]:
    if violation.customer_explanation:
        said = phrase("On record from the customer: “{words}”", words=violation.customer_explanation)
        yield Sentence(said, (), Standing.QUOTED)
    if violation.no_explanation_reason:
        yield fact("The author notes on this: {why}", (), why=violation.no_explanation_reason)


def taken(dossier: Dossier) -> Iterator[Block]:
    """已采取措施: what is secured so far; nothing that the customer could notice."""
    yield Paragraph(
        (
            _secured(len(dossier.evidence)),
            formal("The file records no step in this matter that the customer could notice."),
        )
    )


def _secured(items: int) -> Sentence:
    if not items:
        return formal("No evidence is secured yet.")
    return Sentence(
        plural(
            "One item of evidence is secured; it is listed below.",
            "{count} items of evidence are secured; they are listed below.",
            count=items,
        )
    )


def who_knows(dossier: Dossier) -> Iterator[Block]:
    """知悉人员范围: the author, and the desk."""
    yield Paragraph(
        (
            formal(
                "This matter is known to {author}, who prepares it, and to the desk that receives it.",
                author=dossier.case.reporter.name,
            ),
            formal("Please disclose this to no one who does not need to know."),
        )
    )


def gaps(dossier: Dossier) -> Iterator[Block]:
    """尚待核实: what no file of a branch can answer, and what this one lacks; none of it holds the referral back."""
    first = (
        "Whether the customer acts for somebody else." if _is_a_person(dossier) else "Who the beneficial owners are."
    )
    yield Listing((*map(formal, (first, *_ALWAYS_OPEN)), *_lacking(dossier)))


def _lacking(dossier: Dossier) -> Iterator[Sentence]:
    yield from map(point, dossier.open_everywhere)
    for violation in dossier.told:
        for finding in (*dossier.open_points(violation), *dossier.reservations(violation)):
            said = point(finding)
            yield (
                formal("{fact}: {point}", fact=dossier.fact_no(violation), point=said.text)
                if len(dossier.told) > 1
                else said
            )


_ALWAYS_OPEN = (
    "How many transactions there were, and each counterparty.",
    "The customer's risk rating, and whether the customer was reported before.",
    "Which of them are explained by wages, taxes, group treasury or ordinary trade.",
)
