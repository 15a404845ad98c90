"""异常特征: how the money moved, as far as the file lists it, who is related, and what the author infers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from loancomplaint.documents import Block, Listing, Paragraph, Sentence, Standing, formal
from loancomplaint.facts import RelatedParty, Transfer, Violation
from loancomplaint.facts.profiles import EVIDENCE_PROFILES
from loancomplaint.reports.context import Dossier, doubted, fact
from loancomplaint.values.money import Money
from loancomplaint.words import Phrase, Words, phrase

"""The papers that show how money moved; what others are cited for says who is who."""

_SOON: Final = 3
"""Days within which what came in is gone again; practice, no rule of law."""


def anomalies(dossier: Dossier) -> Iterator[Block]:
    """异常特征: features of what happened, each with what shows it; papers are named in the list of evidence."""
    noticed = tuple(sentence for violation in dossier.told for sentence in _noticed(dossier, violation))
    if not noticed:
        yield Paragraph((formal("The features that make it suspicious are still to be set out."),))
        return
    yield Paragraph((formal("The transactions show the following features:"),))
    yield Listing(noticed)


def _noticed(dossier: Dossier, violation: Violation) -> Iterator[Sentence]:
    yield from _described(dossier, violation)
    yield from _moved(dossier, violation)
    yield from _related(dossier, violation)
    yield from (said for said in dossier.statements(violation) if said.standing is Standing.INFERENCE)


def _described(dossier: Dossier, violation: Violation) -> Iterator[Sentence]:
    """What the papers that show money are cited for, in the author's words."""
    showing = {item.id for item in dossier.evidence if EVIDENCE_PROFILES[item.kind].shows_money}
    for citation in violation.citations:
        if citation.proves and citation.evidence in showing:
            feature = Words(citation.proves[:1].upper() + citation.proves[1:])
            yield fact("{feature}.", dossier.cited((citation,)), feature=feature)


# ---------------------------------------------------------------- as the transfers listed show


def _moved(dossier: Dossier, violation: Violation) -> Iterator[Sentence]:
    """Whether money came from many and went to one, or the other way, and how soon it was gone."""
    customer = dossier.case.customer.name
    came = tuple(transfer for transfer in violation.transfers if transfer.to == customer != transfer.from_)
    went = tuple(transfer for transfer in violation.transfers if transfer.from_ == customer != transfer.to)
    givers, takers = [transfer.from_ for transfer in came], [transfer.to for transfer in went]
    if inward := _sided(givers, takers, _CAME):
        yield _listed(dossier, came, _summed(inward, came))
    if outward := _sided(takers, givers, _WENT):
        yield _listed(dossier, went, _summed(outward, went))
    if soon := _soon(came, went):
        yield _listed(dossier, (*came, *went), soon)


_CAME: Final = (
    "Money came in from several sides: {count} transfers by {parties} parties",
    "Money came in from one side alone: {count} transfers by {party}",
    "Money came in at once, in a single transfer by {party}",
)
_WENT: Final = (
    "Money went out to several sides: {count} transfers to {parties} parties",
    "Money went out to one side alone: {count} transfers to {party}",
    "Money went out at once, in a single transfer to {party}",
)


def _sided(parties: Sequence[str | None], others: Iterable[str | None], says: tuple[str, str, str]) -> Phrase | None:
    """How many stand on one side of the customer; one alone is a feature only where there are several on the other."""
    several, alone, at_once = says
    known = set(filter(None, parties))
    if len(known) > 1:
        return phrase(several, count=len(parties), parties=len(known))
    if len(known) == 1 and None not in parties and len(set(filter(None, others))) > 1:
        return phrase(alone if len(parties) > 1 else at_once, count=len(parties), party=known.pop())
    return None


def _summed(what: Phrase, transfers: Sequence[Transfer]) -> Phrase:
    """What was moved and how much of it; no sum where one is not on file, or in another currency."""
    sums = [transfer.amount for transfer in transfers if transfer.amount is not None]
    if len(sums) < len(transfers) or len({sum_.currency for sum_ in sums}) > 1:
        return phrase("{what}.", what=what)
    whole, least, most = Money.total(sums, sums[0].currency), min(sums), max(sums)
    if least == most:
        return phrase("{what}; {sum} in all.", what=what, sum=whole)
    return phrase(
        "{what}; {sum} in all, each between {least} and {most}.", what=what, sum=whole, least=least, most=most
    )


def _soon(came: Iterable[Transfer], went: Iterable[Transfer]) -> Phrase | None:
    """How soon after something came in it went out, where each time it did so within a few days."""
    inward = [transfer.on for transfer in came if transfer.on]
    waits = [min(((out.on - on).days for on in inward if on <= out.on), default=_SOON + 1) for out in went if out.on]
    if not waits or max(waits) > _SOON:
        return None
    return phrase(_WAITED[min(max(waits), 2)], days=max(waits))


_WAITED: Final = (
    "Each outflow came on the day of an inflow.",
    "Each outflow came on the day after an inflow at the latest.",
    "Each outflow came within {days:days} of an inflow.",
)


def _listed(dossier: Dossier, transfers: Sequence[Transfer], says: Phrase) -> Sentence:
    """A feature of the transfers that the file lists: as proven as the least of them."""
    cited = [transfer.evidence for transfer in transfers if transfer.evidence]
    said = fact("{feature}", dossier.numbered(cited), feature=says)
    return said if len(cited) == len(transfers) else doubted(said)


# ---------------------------------------------------------------- who is related


def _related(dossier: Dossier, violation: Violation) -> Iterator[Sentence]:
    """Which of those who are named in the matter are related to the customer."""
    told = "\n".join(filter(None, (violation.statement, *(statement.text for statement in violation.statements))))
    ends = {name for transfer in violation.transfers for name in (transfer.from_, transfer.to)}
    for party in dossier.case.customer.related_parties:
        if party.name in ends or party.name in told:
            yield _tied(dossier, violation, party)


def _tied(dossier: Dossier, violation: Violation, party: RelatedParty) -> Sentence:
    shown = tuple(number for number in dossier.numbered(violation.cites) if party.name in dossier.told_of(number))
    if party.relation is None:
        return fact("{party}, named in this matter, is a related party of the customer.", shown, party=party.name)
    return fact(
        "{party}, named in this matter, is a related party of the customer: {relation}.",
        shown,
        party=party.name,
        relation=party.relation,
    )
