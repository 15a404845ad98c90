"""Everything a run writes, made in memory first: nothing is on disk before all of it is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Iterator

import attrs

import loancomplaint as lc
from loancomplaint import renderers
from loancomplaint.channels import Route
from loancomplaint.cli.folder import beside
from loancomplaint.cli.reading import Reading
from loancomplaint.cli.text import Speaker
from loancomplaint.errors import LoanComplaintError, MissingExtra, NotClearedError, NotOpenError, UnknownNameError
from loancomplaint.facts import Channel, Form, NoticeForm, Request, RequestKind
from loancomplaint.notices import guarantor_demands
from loancomplaint.renderers import Renderer, Rendering
from loancomplaint.reports import papers_beside

FORM = NoticeForm.DEMAND_LETTER
"""The notice a run writes to the borrower."""
TO_GUARANTOR = NoticeForm.GUARANTOR_DEMAND
"""The notice it writes to each guarantor who still answers: whoever is told too late is released."""
CALL = NoticeForm.ACCELERATION_NOTICE
"""The notice by which it calls a loan for another breach than arrears, where a request asks for that."""


@attrs.frozen(kw_only=True)
class Paper:
    """One document of a run.

    Attributes:
        name: What its files are called, without the suffix of a format.

        files: It, by file name, one for each format; empty where it was not written.

        refusal: Why it was not written, as a sentence; empty where it was.
    """

    name: str
    files: tuple[tuple[str, Rendering], ...] = ()
    refusal: str = ""


@attrs.frozen(kw_only=True)
class RouteReport(Paper):
    """The report for one route, with what is handed in beside it."""

    route: Route

    def form_of(self, file: str) -> Form:
        """What a file of it is: the route's form, or that of a paper beside it."""
        stem = file.partition(".")[0]
        return next((form for form in Form if stem == f"{self.name}-{beside(form)}"), self.route.form)


@attrs.frozen(kw_only=True)
class Letter(Paper):
    """The notice about one loan, by the loan's name in the case file.

    Attributes:
        reference: Of a demand on a guarantor: the number by which it is told from that on another; else empty.

        act_by: The day by which its guarantor must have been told.
    """

    loan: str
    form: NoticeForm
    reference: str = ""
    act_by: dt.date | None = None


@attrs.frozen(kw_only=True)
class Papers:
    """What a run writes, the index page excepted.

    Attributes:
        reports: One for each open route that is not sealed.

        sealed: One for each sealed route.

        letters: One for each loan with something overdue, then one for each guarantor of those loans.

        held: Whether the letters must wait.

        places: The most sealed files that any run under this policy, in these formats, can have.
    """

    reports: tuple[RouteReport, ...]
    sealed: tuple[RouteReport, ...]
    letters: tuple[Letter, ...]
    held: bool
    places: int

    @property
    def open_files(self) -> dict[str, bytes]:
        """What everybody with access to the folder may read, by file name."""
        return _contents((*self.reports, *self.letters))

    @property
    def sealed_files(self) -> dict[str, bytes]:
        """What only the author and the cleared desk may read, by file name; why one is missing, in its place."""
        notes = {f"{paper.name}.txt": paper.refusal.encode() for paper in self.sealed if paper.refusal}
        return {**_contents(self.sealed), **notes}

    @property
    def refused(self) -> tuple[Paper, ...]:
        """The open documents that could not be written."""
        return tuple(paper for paper in (*self.reports, *self.letters) if paper.refusal)


def _numbered(form: NoticeForm, number: int) -> str:
    return f"customer-{form}" if number == 1 else f"customer-{form}-{number}"


def _contents(papers: Iterable[Paper]) -> dict[str, bytes]:
    return {name: rendering.content for paper in papers for name, rendering in paper.files}


def papers(reading: Reading, formats: Iterable[str | Renderer]) -> Papers:
    """Compose and render every report and letter.

    Args:
        reading: The case, assessed and decided.

        formats: Renderers, or their names.

    Raises:
        UnknownNameError: No such renderer.

        MissingExtra: A renderer needs an extra that is not installed.
    """
    made = _Making(reading, tuple(formats))
    for named in made.formats:
        if isinstance(named, str):
            renderers.get(named)  # what is not installed stops the run, whatever the case holds
    reports = tuple(map(made.report, reading.decision.routes))
    return Papers(
        reports=tuple(report for report in reports if not report.route.sealed),
        sealed=tuple(report for report in reports if report.route.sealed),
        letters=tuple(made.letters()),
        held=reading.decision.holds_notices,
        places=sum(row.sealed for row in reading.policy.rows) * max(len(made.formats), 1),
    )


@attrs.frozen
class _Making:
    """One run in the making: the reading, and the formats to render in."""

    reading: Reading
    formats: tuple[str | Renderer, ...]

    def report(self, route: Route) -> RouteReport:
        name = f"{route.channel}-{route.desk}"
        try:
            composed = self._composed(route)
            files = self._rendered(composed, name)
            for other in papers_beside(self.reading.assessment, route):
                files += self._rendered(self._composed(other), f"{name}-{beside(other.form)}")
            return RouteReport(route=route, name=name, files=files)
        except NotClearedError:
            return RouteReport(route=route, name=name, refusal=self._tells(self.reading.open_places))
        except MissingExtra:
            raise
        except LoanComplaintError as error:
            return RouteReport(route=route, name=name, refusal=self._fails(error))
        except Exception as defect:
            # Nobody but the cleared desk may see that there is a sealed report, not even by how a run ends.
            if not route.sealed:
                raise
            return RouteReport(route=route, name=name, refusal=self._fails(defect))

    def _composed(self, route: Route) -> lc.ComplaintReport:
        return lc.compose(
            self.reading.assessment, route, jurisdiction=self.reading.jurisdiction, policy=self.reading.policy
        )

    def letters(self) -> Iterator[Letter]:
        behind = [each.loan for each in self.reading.assessment.delinquency if each.overdue]
        yield from (self._letter(loan, _numbered(FORM, number)) for number, loan in enumerate(behind, start=1))
        told = ((loan, terms) for loan in behind for terms in self._of_guarantors(loan))
        yield from (self._demand(loan, terms, number) for number, (loan, terms) in enumerate(told, start=1))
        called = ((loan, terms) for loan in self._to_be_called(behind) for terms in self._calling(loan))
        for number, (loan, terms) in enumerate(called, start=1):
            letter = Letter(loan=loan, form=CALL, name=_numbered(CALL, number))
            yield self._written(letter, terms)

    def _to_be_called(self, behind: Container[str]) -> Iterator[str]:
        """The loans that a request asks to call, and under which nothing is overdue that a demand would ask for."""
        case = self.reading.assessment.open.case
        asked = (place for request in self._calls() for id_ in request.violations for place in self._places(id_))
        names = (case.name_of(case.loans[place]) for place in dict.fromkeys(asked))
        yield from (name for name in names if name not in behind)

    def _calling(self, loan: str) -> Iterator[lc.ContractTerms]:
        """What the borrower is told of the breaches for which a loan is called; nothing where it may not be, yet.

        A breach that is not verified inside the bank is told to nobody.
        """
        view = self.reading.assessment.open
        place = view.case.places_of(loan)
        asked = dict.fromkeys(id_ for request in self._calls() for id_ in request.violations)
        told = [id_ for id_ in asked if set(place) <= set(self._places(id_)) and self._is_verified(id_)]
        if not told:
            return
        try:
            terms = lc.terms(view.case, loan, breaches=told, jurisdiction=self.reading.jurisdiction)
            lc.notice(terms, CALL)
        except (NotOpenError, UnknownNameError, NotClearedError):
            return
        yield terms

    def _calls(self) -> Iterator[Request]:
        requests = self.reading.assessment.open.case.requests
        return (request for request in requests if request.kind is RequestKind.ACCELERATE_LOAN)

    def _places(self, violation: str) -> tuple[int, ...]:
        case = self.reading.assessment.open.case
        found = case.violation(violation)
        return case.places_of(found.loan) if found else ()

    def _is_verified(self, violation: str) -> bool:
        judgement = self.reading.assessment.open.judgement(violation)
        return judgement is not None and judgement.is_sufficient(Channel.INTERNAL)

    def _of_guarantors(self, loan: str) -> Iterator[lc.ContractTerms]:
        """What each guarantor who still answers knows of a loan; of one whose letter cannot be written, nothing."""
        try:
            terms = self._terms(loan)
        except (UnknownNameError, NotClearedError):
            return
        yield from (one for one in map(terms.alone, terms.answering) if guarantor_demands(one))

    def _demand(self, loan: str, terms: lc.ContractTerms, number: int) -> Letter:
        letter = Letter(
            loan=loan,
            form=TO_GUARANTOR,
            name=_numbered(TO_GUARANTOR, number),
            reference=lc.notice(terms, TO_GUARANTOR).reference,
            act_by=terms.guarantors_to_be_told_by,
        )
        return self._written(letter, terms)

    def _terms(self, loan: str) -> lc.ContractTerms:
        return lc.terms(self.reading.assessment.open.case, loan, jurisdiction=self.reading.jurisdiction)

    def _letter(self, loan: str, name: str) -> Letter:
        try:
            terms = self._terms(loan)
        except UnknownNameError:
            why = self._say("Not written: several loans of the file bear this number; give each its own.")
            return Letter(loan=loan, form=FORM, name=name, refusal=why)
        except NotClearedError as telling:
            return Letter(loan=loan, form=FORM, name=name, refusal=self._tells(map(self.reading.place, telling.paths)))
        except LoanComplaintError as error:
            return Letter(loan=loan, form=FORM, name=name, refusal=self._fails(error))
        if terms.is_insolvent:
            why = self._say(
                "Not written: the borrower is bankrupt, and a payment to one creditor is void. Lodge the claim with "
                "the administrator."
            )
            return Letter(loan=loan, form=FORM, name=name, refusal=why)
        return self._written(Letter(loan=loan, form=FORM, name=name), terms)

    def _written(self, letter: Letter, terms: lc.ContractTerms) -> Letter:
        try:
            written = lc.notice(terms, letter.form)
            files = self._rendered(written, letter.name)
        except MissingExtra:
            raise
        except LoanComplaintError as error:
            return attrs.evolve(letter, refusal=self._fails(error))
        return attrs.evolve(letter, files=files)

    def _rendered(self, document: lc.ComplaintReport | lc.Notice, name: str) -> tuple[tuple[str, Rendering], ...]:
        options = self.reading.options
        made = (
            lc.render(document, to, locale=options.locale, templates=options.templates_for(to)) for to in self.formats
        )
        return tuple((f"{name}{rendering.suffix}", rendering) for rendering in made)

    def _tells(self, places: Iterable[str]) -> str:
        return self._say(
            "Not written: its reader would see words that not every reader may see. Move them from {places}.",
            places=", ".join(places),
        )

    def _fails(self, error: Exception) -> str:
        return self._say("Not written: {why}", why=" ".join(str(error).split()) or type(error).__name__)

    def _say(self, text: str, **params: str) -> str:
        return Speaker(self.reading.options.locale)(text, **params)
