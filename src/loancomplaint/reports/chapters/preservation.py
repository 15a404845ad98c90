"""The application for the preservation of assets in a suit: whose, up to how much, where they are, on what security."""

from __future__ import annotations

from collections.abc import Iterator

from loancomplaint.documents import (
    NOTHING,
    Block,
    Entry,
    Listing,
    Paragraph,
    Sentence,
    Table,
    amount,
    exhibits_named,
    formal,
    in_words,
)
from loancomplaint.facts import Asset, CostKind, Request, RequestKind
from loancomplaint.law.pleading import leads as leads_of
from loancomplaint.reports.chapters.claims import by_name, pleaded, preserved_sum, respondents
from loancomplaint.reports.chapters.facts_and_evidence import heading
from loancomplaint.reports.chapters.measures import article, based
from loancomplaint.reports.chapters.statement import PARTIES, entry, plain, sheet
from loancomplaint.reports.context import Dossier, agreement, fact
from loancomplaint.words import Phrase, label, phrase


def parties(dossier: Dossier) -> Iterator[Block]:
    """申请人与被申请人: who applies, and whose assets are to be preserved; with what the statement of claim says."""
    whose = {dossier.case.party(name) for request in _requests(dossier) for name in respondents(dossier, request)}
    asked = pleaded(dossier)
    applicant, *_ = asked.parties
    entries = [Entry(Phrase("Applicant"), entry(dossier, applicant).lines)]
    entries += [
        Entry(Phrase("Respondent"), entry(dossier, asked.identity(party)).lines)
        for party in dossier.case.register.everybody
        if party in whose
    ]
    yield sheet(PARTIES, entries)


def _requests(dossier: Dossier) -> tuple[Request, ...]:
    return tuple(request for request in dossier.proposed() if request.kind is RequestKind.PRESERVE_ASSETS)


def asked(dossier: Dossier) -> Iterator[Block]:
    """请求事项: what is to be preserved, up to how much, and who bears the costs."""
    yield Paragraph(
        (
            *(each for request in _requests(dossier) for each in _preserved(dossier, request)),
            formal("That the respondents bear the costs of preservation."),
        )
    )


def _preserved(dossier: Dossier, request: Request) -> Iterator[Sentence]:
    names, sum_ = by_name(dossier, respondents(dossier, request)), preserved_sum(dossier, request)
    if names and sum_ is not None:
        text = "That bank deposits of {names} of {sum} be frozen, or other assets of the same value be seized or held."
        yield formal(text, names=names, sum=in_words(sum_))
    elif names:
        yield formal("That assets of {names} be preserved within what is claimed.", names=names)


def reasons(dossier: Dossier) -> Iterator[Block]:
    """事实与理由: the claim that it serves, what makes it necessary, and the articles."""
    sued, day = pleaded(dossier).asked, dossier.case.as_of
    contracts = tuple(
        phrase("{agreement} {loan}", agreement=agreement(loan), loan=dossier.case.name_of(loan))
        for loan in dossier.loans
    )
    claimed = []
    if sued is not None:
        text = "The applicant sues under {contracts} for {sum}, provisionally calculated to {day}."
        claimed = [formal(text, contracts=contracts, sum=in_words(sued), day=day)]
    grounds = tuple(dict.fromkeys(each for request in _requests(dossier) for each in based(dossier, request)))
    if grounds:
        claimed.append(formal("It is based on {basis}.", basis=phrase("{each}", each=grounds)))
    if claimed:
        yield Paragraph(tuple(claimed))
    answered = {id_ for request in _requests(dossier) for id_ in request.violations}
    for violation in dossier.narrated:
        if violation.id in answered and dossier.numbered(violation.cites):
            yield Paragraph(dossier.statements(violation), heading(dossier, violation))


def leads(dossier: Dossier) -> Iterator[Block]:
    """财产线索: what the respondents own that does not secure the debt already."""
    whose = {dossier.case.party(name) for request in _requests(dossier) for name in respondents(dossier, request)}
    found = [asset for asset in leads_of(dossier.case) if dossier.case.party(asset.owner or "") in whose]
    if not found:
        yield Paragraph((formal("Assets to be preserved: ____________"),))
        return
    columns = ("Owner", "Kind of asset", "Asset", "Identification", "Where it is", "Value", "Encumbrances", "Evidence")
    shown = tuple(dossier.numbered((asset.evidence,) if asset.evidence else ()) for asset in found)
    yield Table(
        Phrase("Leads to assets"),
        tuple(map(Phrase, columns)),
        tuple(_lead(dossier, asset, numbers) for asset, numbers in zip(found, shown, strict=True)),
        evidence=tuple(sorted({number for own in shown for number in own})),
        by_row=shown if any(shown) else (),
    )


def _lead(dossier: Dossier, asset: Asset, shown: tuple[int, ...]) -> tuple[Phrase, ...]:
    (owner,) = by_name(dossier, (asset.owner or "",))
    texts = (asset.description, asset.identifier, asset.location)
    return (
        owner,
        label(asset.kind) if asset.kind else NOTHING,
        *(plain(text) if text else NOTHING for text in texts),
        amount(asset.value),
        plain(asset.encumbrances) if asset.encumbrances else NOTHING,
        exhibits_named(shown) if shown else NOTHING,
    )


def security(dossier: Dossier) -> Iterator[Block]:
    """担保: the insurance on file, and the article under which a court may ask a bank for none; else a line."""
    lines = [*_insured(dossier)]
    if basis := dossier.law.cite("preservation-without-security"):
        text = "The applicant is a financial institution; under {title} the court may require no security of it."
        lines.append(formal(text, title=article(basis)))
    yield Listing(tuple(lines)) if lines else Paragraph((formal("Security offered: ____________"),))


def _insured(dossier: Dossier) -> Iterator[Sentence]:
    for loan in dossier.loans:
        for cost in loan.costs:
            if cost.kind is CostKind.PRESERVATION_INSURANCE:
                shown = dossier.numbered((cost.evidence,) if cost.evidence else ())
                text = "Security is offered by insurance of liability for the preservation."
                yield fact(text, shown) if shown else formal(text)
