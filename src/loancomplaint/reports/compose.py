"""The only door to a report: from what one reader may know, and from nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import attrs

from loancomplaint.assessment import Assessment, View
from loancomplaint.channels import ChannelPolicy, Route
from loancomplaint.documents import Block, Listing, Paragraph, Part, Sentence, Signature, Standing, fields_of, formal
from loancomplaint.errors import NotClearedError, PolicyError
from loancomplaint.facts import CaseFile, Form, Identifier, LegalRepresentative, Person
from loancomplaint.facts.texts import every_text
from loancomplaint.identifiers import mask_phone
from loancomplaint.law import Law
from loancomplaint.reports.document import ComplaintReport, Header
from loancomplaint.reports.dossier import Dossier, leaves_the_bank
from loancomplaint.reports.forms import LAYOUTS, Layout
from loancomplaint.reports.measures import implicated
from loancomplaint.words import Param, Phrase, phrase, verbatim

T = TypeVar("T")

_LEAST_MASKED = 6
"""Characters from which a number is looked for in texts: shorter ones are parts of dates and sums."""

_LEAST_NAME = 2


def compose(assessment: Assessment, route: Route, *, law: Law, policy: ChannelPolicy) -> ComplaintReport:
    """Write the report for one route's reader.

    A route that is not sealed is written from the open view alone, so that nothing sealed can show in it.
    Identity numbers and telephone numbers are masked wherever they stand.
    Staff whom the facts implicate are named only where the policy clears the desk for it.

    Args:
        assessment: What the rules made of the case.

        route: Who reads, which form, and which violations it rests on.

        law: The pack read for the day.

        policy: Whose clearances apply.

    Raises:
        NotClearedError: A text of the case that an uncleared reader would see holds sealed words; the error names
            the paths, never the words.

        PolicyError: The policy would let sealed matter out: to a desk that it does not clear, or on an open route.
    """
    _refuse_to_unseal(route, policy)
    view = assessment.sealed if route.sealed else assessment.open
    if not route.sealed:
        _refuse_sealed_words(view, assessment, law)
    dossier = Dossier(view=view, route=route, law=law, names_staff=policy.clears(route.desk, "staff"))
    report = _written(dossier, LAYOUTS[route.form])
    return _masked(report, dossier)


# ---------------------------------------------------------------- writing


def _written(dossier: Dossier, layout: Layout) -> ComplaintReport:
    parts = tuple(chapter.written(dossier) for chapter in layout.chapters)
    if leaves_the_bank(dossier.route):
        parts = tuple(map(_fit_for_strangers, parts))
    header = _header(dossier, layout)
    return ComplaintReport(
        header=header,
        parts=parts,
        closing=(*_declared(dossier), Paragraph((Sentence(Phrase(layout.closing)),))),
        signatures=tuple(Signature(Phrase(role), _signs(header).get(role)) for role in layout.signed_by),
    )


def _header(dossier: Dossier, layout: Layout) -> Header:
    case, route = dossier.case, dossier.route
    # A referral stays between its author and the desk: whoever reviews the others is not told of it.
    line = (None, None) if route.sealed else (case.reporter.supervisor, case.reporter.approver)
    reviewer, approver = (_unless_implicated(person, dossier) for person in line)
    return Header(
        form=route.form,
        title=phrase(layout.title, customer=case.customer.name),
        reference=case.document_no or case.reference,
        secrecy_grade=_grade(case, route.form, layout),
        date=case.as_of,
        channel=route.channel,
        desk=route.desk,
        addressee=route.authority,
        author=verbatim(case.reporter.name),
        reviewer=reviewer,
        approver=approver,
        through=route.through,
        sealed=route.sealed,
        act_by=route.act_by,
    )


def _grade(case: CaseFile, form: Form, layout: Layout) -> Phrase:
    own = case.secrecy_grade
    if own is None or form is Form.AML_REFERRAL or any(mark in own for mark in _STATE_SECRETS):
        return Phrase(layout.secrecy_grade)
    return verbatim(own)


_STATE_SECRETS = ("绝密", "机密", "秘密")
"""Marks that only the state may give; 商业秘密, a trade secret, is the bank's own."""


def _unless_implicated(person: Person | None, dossier: Dossier) -> Phrase | None:
    return None if person is None or person.name in implicated(dossier) else verbatim(person.name)


def _declared(dossier: Dossier) -> Iterator[Paragraph]:
    declaration = dossier.case.reporter.declaration
    if declaration is None or not declaration.truthful or leaves_the_bank(dossier.route):
        return
    declared = [formal("The author declares that the above is true to the best of her knowledge.")]
    if declaration.interests == ():
        declared.append(formal("She declares that she has no ties to the customer."))
    yield Paragraph(tuple(declared))


def _signs(header: Header) -> dict[str, Phrase | None]:
    return {"Prepared by": header.author, "Reviewed by": header.reviewer, "Approved by": header.approver}


# ---------------------------------------------------------------- for readers outside


def _fit_for_strangers(part: Part) -> Part:
    """The same part without what no evidence carries; one that is left empty says so."""
    kept = tuple(block for block in map(_carried, part.blocks) if block is not None)
    if part.blocks and not kept:
        kept = (Paragraph((formal("Nothing is recorded."),)),)
    return attrs.evolve(part, blocks=kept, parts=tuple(map(_fit_for_strangers, part.parts)))


_NEEDS_EVIDENCE = frozenset({Standing.UNPROVEN, Standing.INFERENCE, Standing.OPINION})


def _carried(block: Block) -> Block | None:
    if isinstance(block, Paragraph):
        left = tuple(filter(_stands, block.sentences))
        return attrs.evolve(block, sentences=left) if left else None
    if isinstance(block, Listing):
        left = tuple(filter(_stands, block.items))
        return Listing(left) if left else None
    return block


def _stands(sentence: Sentence) -> bool:
    return bool(sentence.evidence) or sentence.standing not in _NEEDS_EVIDENCE


# ---------------------------------------------------------------- what may be read


def _refuse_to_unseal(route: Route, policy: ChannelPolicy) -> None:
    if route.sealed and not policy.clears(route.desk, "sealed"):
        raise PolicyError(f"a sealed route leads to {route.desk.value}, which the policy does not clear for it")
    if route.form is Form.AML_REFERRAL and not route.sealed:
        raise PolicyError("a referral travels on a sealed route only; the row that opens this one is not sealed")


def _refuse_sealed_words(view: View, assessment: Assessment, law: Law) -> None:
    """Raise where a text of the case that this reader may see speaks of sealed matter.

    Paths are those of the file as written, where its author looks for them.
    """
    speaking = law.sealed_texts(view.case)
    if speaking:
        unseen = tuple(_unseen(assessment.file, view.case))
        written = every_text(assessment.file)
        raise NotClearedError(path for path, text in written if text in speaking and not path.startswith(unseen))


def _unseen(written: CaseFile, seen: CaseFile) -> Iterator[str]:
    """Where in the file as written those things stand that this reader is not shown."""
    for kind in ("violations", "evidence", "requests"):
        shown = {item.id for item in getattr(seen, kind)}
        yield from (f"{kind}[{i}]." for i, item in enumerate(getattr(written, kind)) if item.id not in shown)


def _masked(report: ComplaintReport, dossier: Dossier) -> ComplaintReport:
    """The report with every number that names a person or firm masked, and no name that its reader may not know.

    It is done here, once, to the finished report: no text of the case can miss it.
    """
    hidden = dict(_numbers(dossier.case))
    names = implicated(dossier) - {dossier.case.reporter.name}
    return _rewritten(report, _Discretion(hidden, tuple(name for name in names if len(name) >= _LEAST_NAME)).said)


def _numbers(value: object) -> Iterator[tuple[str, str]]:
    """Every identity and telephone number in a fact, with what is shown of it."""
    if isinstance(value, Identifier):
        yield value.value, value.masked
    elif isinstance(value, tuple):
        for item in value:
            yield from _numbers(item)
    else:
        if isinstance(value, LegalRepresentative) and value.phone:
            yield value.phone, mask_phone(value.phone)
        for field in fields_of(value):
            yield from _numbers(getattr(value, field))


class _Discretion:
    """Says a text without what must not be in it."""

    def __init__(self, hidden: dict[str, str], names: tuple[str, ...]) -> None:
        longest_first = sorted((n for n in hidden if len(n) >= _LEAST_MASKED), key=len, reverse=True)
        self._hidden = hidden
        self._numbers = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None
        self._names = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True)))) if names else None

    def said(self, text: str) -> Param:
        """The text, as it is where nothing is to be hidden."""
        if self._numbers:
            text = self._numbers.sub(lambda number: self._hidden[number[0]], text)
        if self._names is None or not self._names.search(text):
            return text
        first, *rest = self._names.split(text)
        said: Phrase = verbatim(first)
        for piece in rest:
            said = phrase("{before}{person}{after}", before=said, person=Phrase("a person concerned"), after=piece)
        return said


def _rewritten(value: T, said: Callable[[str], Param]) -> T:
    """A copy of *value* with every text that a phrase holds said anew; its own words stay."""
    return _anew(value, said)  # type: ignore[no-any-return]  # a value is rewritten to one of its own type


def _anew(value: Any, said: Callable[[str], Param]) -> Any:  # noqa: ANN401 - any piece of a report
    if isinstance(value, Phrase):
        return Phrase(value.text, tuple((name, _param(param, said)) for name, param in value.params))
    if isinstance(value, tuple):
        return tuple(_anew(item, said) for item in value)
    changed = {field: _anew(getattr(value, field), said) for field in fields_of(value)}
    return attrs.evolve(value, **changed) if changed else value


def _param(param: Param, said: Callable[[str], Param]) -> Param:
    if isinstance(param, str):
        return said(param)
    return _anew(param, said) if isinstance(param, Phrase | tuple) else param
