"""The proof of claim: whose bankruptcy, who claims, how much, what secures it, and who else answers for it."""

from __future__ import annotations

from collections.abc import Iterator

from loancomplaint.documents import Block, Listing, Paragraph, Sentence, bank, formal, in_words
from loancomplaint.facts import Party, PartyRole
from loancomplaint.law.liability import Right, called
from loancomplaint.reports.chapters.claims import priority
from loancomplaint.reports.chapters.debt import reckoned, shown_debt
from loancomplaint.reports.context import Dossier, agreement, fact
from loancomplaint.words import Phrase, phrase, verbatim


def administrators(dossier: Dossier) -> Phrase:
    """Whom a proof of claim addresses: the administrator by name, or as whose administrator."""
    named = _administrator(dossier)
    if named is not None:
        return verbatim(called(named))
    debtors = tuple(verbatim(called(party)) for party in _debtors(dossier))
    return phrase("the administrator of {names}", names=debtors or (verbatim(dossier.case.customer.name),))


def _administrator(dossier: Dossier) -> Party | None:
    """The one administrator that the file names; with several bankruptcies nobody knows whose it is."""
    named = [party for party in dossier.case.parties if party.role is PartyRole.ADMINISTRATOR]
    return named[0] if len(named) == 1 == len(_debtors(dossier)) else None


def _debtors(dossier: Dossier) -> tuple[Party, ...]:
    return dossier.court.lodged(dossier.proposed()) or dossier.court.bankrupt


def bankruptcies(dossier: Dossier) -> Iterator[Block]:
    """债务人及受理法院: whose bankruptcy which court accepted, when, and by when claims are lodged."""
    for party in _debtors(dossier):
        yield Paragraph(tuple(_accepted(party)))


def _accepted(party: Party) -> Iterator[Sentence]:
    yield formal("The debtor is {party}.", party=called(party))
    insolvency = party.insolvency
    if insolvency is None:
        return
    if insolvency.accepted_on is not None:
        yield formal("The bankruptcy was accepted on {day}.", day=insolvency.accepted_on)
    if insolvency.court is not None:
        yield formal("The court is {court}.", court=insolvency.court)
    if insolvency.claims_due_on is not None:
        yield formal("Claims are to be lodged by {day}.", day=insolvency.claims_due_on)


def creditor(dossier: Dossier) -> Iterator[Block]:
    """债权人: the bank."""
    case = dossier.case
    own = case.plaintiff or (case.bank.name if case.bank else None)
    named = verbatim(own) if own else bank(case.reporter.institution, case.reporter.branch)
    yield Paragraph((formal("The creditor is {creditor}.", creditor=named),))


def claimed(dossier: Dossier) -> Iterator[Block]:
    """申报的债权数额: what is claimed of each loan, due or not; interest runs no longer than to the acceptance."""
    for loan in dossier.loans:
        claim, name = reckoned(dossier, loan), dossier.case.name_of(loan)
        if claim is None or not claim.total:
            said = formal(
                "What is owed under {agreement} {loan} is still to be calculated.", agreement=agreement(loan), loan=name
            )
            yield Paragraph((said,))
            continue
        text = "Under {agreement} {loan} the claim is {parts}, {total} in all, calculated to {day}."
        said = fact(
            text,
            shown_debt(dossier, loan),
            agreement=agreement(loan),
            loan=name,
            parts=claim.parts,
            total=in_words(claim.total),
            day=claim.on,
        )
        yield Paragraph((said,))


def nature(dossier: Dossier) -> Iterator[Block]:
    """债权性质: whether it is secured out of the debtor's own things, and who else answers for it."""
    debtors = _debtors(dossier)
    own = [right for right in dossier.rights if right.priority and right.given.provider in debtors]
    yield Paragraph(
        tuple(_secured(dossier, right) for right in own)
        or (formal("The claim is not secured by property of the debtor."),)
    )
    others = tuple(dict.fromkeys(head.party for head in dossier.court.whoever if head.who not in debtors))
    if others:
        yield Paragraph((formal("The following answer for the same debt:"),))
        yield Listing(tuple(formal("{party}", party=name) for name in others))


def _secured(dossier: Dossier, right: Right) -> Sentence:
    """Priority in a thing of the debtor's own, as it is claimed in its bankruptcy too."""
    return priority(dossier, right, "The claim is secured, with priority in the proceeds of {thing}, under its {kind}.")
