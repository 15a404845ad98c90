"""Laws that hold for all case files, to be run against one's own policy, jurisdiction, rules and renderers.

The law of non-interference: two case files that differ only in what an audience may not see give that audience the
same bytes, the same file names in the same order, the same exit status, and the same messages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

import attrs

import loancomplaint as lc
from loancomplaint import codec
from loancomplaint.assessment import Assessment
from loancomplaint.channels import ChannelDecision, Route
from loancomplaint.errors import LoanComplaintError, NotClearedError
from loancomplaint.facts import Audience, CaseFile, Desk, NoticeForm
from loancomplaint.notices import ContractTerms, Notice
from loancomplaint.renderers import Rendering
from loancomplaint.reports import ComplaintReport
from loancomplaint.words import LOCALES

LIGHT: Final = ("txt", "md", "html", "json")
"""The formats that need no extra; the others take a hundred times as long, and are tried where they are named."""

SeenBy: TypeAlias = tuple[Assessment, ChannelDecision]


@attrs.frozen(kw_only=True)
class Pair:
    """Two case files that differ only in what some may not see.

    Attributes:
        hidden_from: Who may not see the difference.

        what: It, in a word, for the message of a law that does not hold.
    """

    one: CaseFile
    other: CaseFile
    hidden_from: tuple[Audience, ...]
    what: str


def _name(route: Route) -> str:
    return f"{route.channel}-{route.desk}"


def _notice(terms: ContractTerms, form: NoticeForm, guarantor: str | None) -> Notice:
    return lc.notice(terms, form, guarantor=guarantor)


def _render(document: ComplaintReport | Notice, to: str, locale: str) -> Rendering:
    return lc.render(document, to, locale=locale)


def _status(_: Assessment, decision: ChannelDecision) -> int:
    return 0 if decision.open.routes else 1


@attrs.frozen(kw_only=True)
class Flow:
    """What is tried: the functions of the face, each of which an embedder replaces by his own.

    Attributes:
        name: What the file of a route's report is called, without its suffix.

        status: How a run ends, for everybody to see: 0 or 1.
    """

    assess: Callable[[CaseFile], Assessment] = lc.assess
    decide: Callable[[Assessment], ChannelDecision] = lc.decide
    compose: Callable[[Assessment, Route], ComplaintReport] = lc.compose
    seen_by: Callable[[Assessment, ChannelDecision, Desk], SeenBy] = lc.seen_by
    terms: Callable[[CaseFile, str], ContractTerms] = lc.terms
    notice: Callable[[ContractTerms, NoticeForm, str | None], Notice] = _notice
    render: Callable[[ComplaintReport | Notice, str, str], Rendering] = _render
    name: Callable[[Route], str] = _name
    status: Callable[[Assessment, ChannelDecision], int] = _status


SHIPPED = Flow()
"""The flow as it ships, with the policy and the law of the file's jurisdiction."""

Seen: TypeAlias = tuple[tuple[str, bytes], ...]
"""What an audience is given, in the order in which it is: a name, and the bytes under it."""


def check_non_interference(
    pair: Pair,
    flow: Flow = SHIPPED,
    *,
    formats: Iterable[str] = LIGHT,
    locales: Iterable[str] = LOCALES,
    screens: bool = True,
) -> None:
    """Raise where one of those who may not see a difference could tell the two files apart.

    Args:
        pair: The two files.

        flow: What is tried.

        formats: Names of renderers.

        locales: Languages.

        screens: Whether to try what a screen shows, too, which takes most of the time.

    Raises:
        AssertionError: It does not hold; the message names where, and repeats no content.
    """
    trial = _Trial(flow=flow, formats=tuple(formats), locales=tuple(locales), screens=screens)
    one, other = (dict(trial.seen(case, pair.hidden_from)) for case in (pair.one, pair.other))
    for audience in pair.hidden_from:
        if where := _difference(one[audience], other[audience]):
            raise AssertionError(f"{audience.value} can tell of {pair.what} by {where}")


def _difference(one: Seen, other: Seen) -> str | None:
    names, others = [name for name, _ in one], [name for name, _ in other]
    if names != others:
        return f"which documents there are, and in which order: {sorted(set(names) ^ set(others)) or 'the order'}"
    return next((name for (name, a), (_, b) in zip(one, other, strict=True) if a != b), None)


_Document: TypeAlias = ComplaintReport | Notice | str
"""A document, or why there is none."""


def _reports(assessment: Assessment, decision: ChannelDecision, flow: Flow) -> Iterator[tuple[str, Desk, _Document]]:
    """Every report, numbered as an open folder lists it."""
    sealed = ((0, route) for route in decision.sealed.routes)
    for number, route in (*sealed, *enumerate(decision.open.routes, start=1)):
        name = f"{number}. {flow.name(route)}"
        try:
            yield name, route.desk, flow.compose(assessment, route)
        except NotClearedError:
            # Where the words stand is for the author, in the file as she wrote it.
            yield name, route.desk, "not written"


def _letters(case: CaseFile, flow: Flow) -> Iterator[tuple[str, _Document]]:
    for number, loan in enumerate(case.loans, start=1):
        try:
            terms = flow.terms(case, loan.note_no or loan.contract_no)
        except LoanComplaintError as refused:
            yield f"letters on loan {number}", str(refused)
            continue
        for form in NoticeForm:
            for guarantor in _readers(terms, form):
                yield f"{form.value} on loan {number} to {guarantor}", _letter(terms, form, guarantor, flow)


def _readers(terms: ContractTerms, form: NoticeForm) -> tuple[str | None, ...]:
    if form is not NoticeForm.GUARANTOR_DEMAND:
        return (None,)
    return tuple(dict.fromkeys(guarantor.name for guarantor in terms.guarantors)) or (None,)


def _letter(terms: ContractTerms, form: NoticeForm, guarantor: str | None, flow: Flow) -> _Document:
    try:
        return flow.notice(terms, form, guarantor)
    except LoanComplaintError as refused:
        return str(refused)


@attrs.frozen(kw_only=True)
class _Trial:
    """One way of trying: the flow, and in what its documents are looked at."""

    flow: Flow
    formats: tuple[str, ...]
    locales: tuple[str, ...]
    screens: bool

    def seen(self, case: CaseFile, audiences: Iterable[Audience]) -> Iterator[tuple[Audience, Seen]]:
        assessment = self.flow.assess(case)
        decision = self.flow.decide(assessment)
        every = tuple(_reports(assessment, decision, self.flow))
        for audience in audiences:
            if audience is Audience.CUSTOMER:
                yield audience, tuple(self._rendered(_letters(case, self.flow)))
                continue
            desk = Desk(audience.value)
            theirs = ((name, said) for name, reader, said in every if reader is desk)
            shown = self._screens(assessment, decision, desk) if self.screens else ()
            status = str(self.flow.status(assessment, decision)).encode()
            yield audience, (("exit status", status), *shown, *self._rendered(theirs))

    def _screens(self, assessment: Assessment, decision: ChannelDecision, desk: Desk) -> Iterator[tuple[str, bytes]]:
        for noun in self.flow.seen_by(assessment, decision, desk):
            yield f"screen of the {type(noun).__name__}", codec.dumps(noun)

    def _rendered(self, documents: Iterable[tuple[str, _Document]]) -> Iterator[tuple[str, bytes]]:
        for name, document in documents:
            if isinstance(document, str):
                yield name, document.encode()
                continue
            for locale in self.locales:
                for to in self.formats:
                    yield self._file(f"{name} ({locale})", document, to, locale)

    def _file(self, name: str, document: ComplaintReport | Notice, to: str, locale: str) -> tuple[str, bytes]:
        try:
            rendering = self.flow.render(document, to, locale)
        except LoanComplaintError as refused:
            return f"{name}.{to}", str(refused).encode()
        return f"{name}{rendering.suffix}", rendering.content
