"""The letters: each the list of its parts in order, and what must be so for it to be written at all.

A notice is refused only for what the terms show; that it should not be sent yet is a hold in the decision, for staff.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

import attrs

from loancomplaint.documents import Block, Paragraph, Part, Signature, Signer, bank, formal
from loancomplaint.errors import NotOpenError, UnknownNameError, ValueRefusedError
from loancomplaint.facts import CustomerKind, NoticeForm, RequestKind
from loancomplaint.facts.profiles import total
from loancomplaint.notices import parts
from loancomplaint.notices.document import Notice
from loancomplaint.notices.parts import Draft
from loancomplaint.notices.terms import ContractTerms
from loancomplaint.values.stored import MOST_DAYS
from loancomplaint.values.typed import guarded
from loancomplaint.words import Phrase, verbatim

DAYS_TO_PAY: Final = 5
"""Days within which a notice asks its reader to act; the bank's to set."""

LetterBuilder: TypeAlias = Callable[[Draft], Iterable[Block]]
Refusal: TypeAlias = Callable[[ContractTerms], str | None]


@attrs.frozen(kw_only=True)
class LetterLayout:
    """One form of letter.

    Attributes:
        parts: For machines, for people, and what writes it; in order.

        refused: Why the terms do not open it; None where they do.

        letter: What it calls itself.

        closing: Its last line.

        to_guarantor: Whether it goes to a guarantor, and not to the borrower.

        mark: What its number ends in, so that no two forms of one day share one.
    """

    title: str
    mark: str
    parts: tuple[tuple[str, str, LetterBuilder], ...]
    refused: Refusal = lambda _: None
    letter: str = "notice"
    closing: str = "Notice is hereby given."
    to_guarantor: bool = False


@guarded
def notice(
    terms: ContractTerms, form: NoticeForm | str, *, guarantor: str | None = None, days_to_pay: int = DAYS_TO_PAY
) -> Notice:
    """Write a notice from what its reader knows.

    Args:
        terms: Of one loan.

        form: Which notice.

        guarantor: For a demand on a guarantor: the name, the number of the contract, or what else tells the guarantee
            apart; where a single one stands for the loan it need not be named. Each guarantee has a letter of its own,
            which names no other.

        days_to_pay: From the day of the terms; a letter that arrives later allows as many from receipt.

    Raises:
        NotOpenError: The terms do not open it: nothing is due, no clause grants it, nobody stands for the debt, or its
            reader is bankrupt, so that the claim is lodged and no payment asked for.

        UnknownNameError: There is no such form, or not exactly one such guarantor.

        ValueRefusedError: No letter gives so many days.
    """
    if not 0 <= days_to_pay <= MOST_DAYS:
        raise ValueRefusedError(f"days_to_pay lies from 0 to {MOST_DAYS}")
    if form not in LAYOUTS:
        raise UnknownNameError(f"no notice of that form; there are: {', '.join(LAYOUTS)}")
    layout = LAYOUTS[NoticeForm(form)]
    seen = terms.for_guarantor(guarantor) if layout.to_guarantor else terms
    if (why := layout.refused(seen)) is not None:
        raise NotOpenError(why)
    draft = Draft(
        terms=seen,
        title=Phrase(layout.title),
        reference=_reference(seen, layout),
        letter=Phrase(layout.letter),
        to=seen.guarantors[0].name if layout.to_guarantor else seen.borrower,
        days=days_to_pay,
    )
    return Notice(
        form=NoticeForm(form),
        title=draft.title,
        reference=draft.reference,
        date=seen.as_of,
        to=verbatim(draft.to),
        parts=tuple(Part(key, Phrase(title), tuple(build(draft))) for key, title, build in layout.parts),
        closing=(Paragraph((formal(layout.closing),)),),
        signatures=(
            Signature(Signer.LENDER, Phrase("Lender (seal)"), bank(seen.lender, seen.branch)),
            Signature(Signer.HANDLER, Phrase("Handled by")),
        ),
        to_people=layout.to_guarantor or seen.borrower_kind not in _FIRMS,
    )


def _reference(terms: ContractTerms, layout: LetterLayout) -> str:
    """A number that no two letters of one day share: neither two forms, nor those to two guarantors."""
    guarantor = terms.guarantors[0] if layout.to_guarantor else None
    own = (guarantor.reference or guarantor.contract_no) if guarantor else None
    return f"{own or terms.note_no or terms.contract_no}-{terms.as_of:%Y%m%d}-{layout.mark}"


_FIRMS: Final = frozenset({CustomerKind.ENTERPRISE, CustomerKind.PROJECT_COMPANY})


def guarantor_demands(terms: ContractTerms, *, days_to_pay: int = DAYS_TO_PAY) -> tuple[Notice, ...]:
    """A demand under each guarantee that still binds, each by itself; none where nothing is due."""
    if _nothing_due(terms):
        return ()
    alone = (terms.alone(guarantor) for guarantor in terms.answering)
    return tuple(notice(one, NoticeForm.GUARANTOR_DEMAND, days_to_pay=days_to_pay) for one in alone)


def _nothing_due(terms: ContractTerms) -> str | None:
    return None if terms.arrears else "nothing is due and unpaid on that day; there is nothing to demand"


def _may_not_be_paid(terms: ContractTerms) -> str | None:
    if terms.is_insolvent:
        return (
            "a court has accepted the borrower's bankruptcy: a payment to one creditor is void, and the claim is "
            "lodged with the administrator"
        )
    return _nothing_due(terms)


def _cannot_be_called(terms: ContractTerms) -> str | None:
    if terms.is_insolvent:
        return "a court has accepted the borrower's bankruptcy, and with it the whole loan is due; the claim is lodged"
    if terms.breaches:
        return _cannot_be_called_for(terms)
    if not terms.granting(RequestKind.ACCELERATE_LOAN):
        return "no clause of the contract lets the lender call the loan for arrears; name the breach that does"
    if terms.is_due_in_full:
        return _DUE_ALREADY
    if nothing := _nothing_due(terms):
        return nothing
    return None if terms.calling else _STILL_TO_CURE


def _cannot_be_called_for(terms: ContractTerms) -> str | None:
    """Why the loan may not be called for the breaches that its terms name."""
    if not all(breach.granted for breach in terms.breaches):
        return "no clause of the contract, and no article, lets the lender call the loan for each of these breaches"
    if terms.is_due_in_full or terms.called_on:
        return _DUE_ALREADY
    return None if all(breach.opens for breach in terms.breaches) else _STILL_TO_CURE


_DUE_ALREADY: Final = "the whole principal is due already; there is nothing left to call early"
_STILL_TO_CURE: Final = (
    "the contract gives the borrower days to cure the breach, and it is not shown that they are over; where they run "
    "from a notice, the breach must be named and cite the proof that its notice arrived"
)


def _nobody_answers(terms: ContractTerms) -> str | None:
    if all(guarantor.is_released(terms.as_of) for guarantor in terms.guarantors):
        return "the guarantee period ended and nothing held the guarantor in time; the guarantor no longer answers"
    if not terms.answering:
        return "a court has accepted the guarantor's bankruptcy: the claim is lodged with the administrator"
    return _nothing_due(terms)


_CONTRACT: Final = ("contract", "Contract and note", parts.contract)
_ARREARS: Final = ("arrears", "Due and unpaid", parts.arrears)
_PENALTY: Final = ("penalty", "Penalty interest", parts.penalty)
_SERVICE: Final = ("service", "Service and contact", parts.service)
_RIGHTS: Final = ("rights", "Rights reserved", parts.rights)
_RECEIPT: Final = ("receipt", "Receipt", parts.receipt)

LAYOUTS: Final[Mapping[NoticeForm, LetterLayout]] = total(
    NoticeForm,
    {
        NoticeForm.DEMAND_LETTER: LetterLayout(
            title="Demand letter",
            mark="01",
            refused=_may_not_be_paid,
            letter="letter",
            closing="Please take the above into account.",
            parts=(
                _CONTRACT,
                _ARREARS,
                _PENALTY,
                ("payment", "Time and account for payment", parts.payment),
                ("consequences", "If payment is late", parts.consequences),
                ("objection", "How to object", parts.objection),
                _SERVICE,
                _RIGHTS,
                _RECEIPT,
            ),
        ),
        NoticeForm.ACCELERATION_NOTICE: LetterLayout(
            title="Notice of early maturity",
            mark="02",
            refused=_cannot_be_called,
            parts=(
                ("clause", "The clause", parts.clause),
                ("arrears", "What triggers it", parts.trigger),
                ("declaration", "Declaration", parts.declared),
                ("due", "Due day", parts.due_day),
                ("sum", "Sum payable", parts.whole_sum),
                ("guarantors", "Guarantors", parts.guarantors),
                _RIGHTS,
                _SERVICE,
                _RECEIPT,
            ),
        ),
        NoticeForm.GUARANTOR_DEMAND: LetterLayout(
            title="Demand on the guarantor",
            mark="03",
            refused=_nobody_answers,
            to_guarantor=True,
            parts=(
                ("guarantee", "Guarantee", parts.guarantee),
                _ARREARS,
                _PENALTY,
                ("payment", "Performance of the guarantee", parts.performance),
                _RIGHTS,
                _SERVICE,
                _RECEIPT,
            ),
        ),
        NoticeForm.DOCUMENT_REQUEST: LetterLayout(
            title="Request for documents",
            mark="04",
            parts=(_CONTRACT, ("papers", "Documents requested", parts.papers), _SERVICE, _RECEIPT),
        ),
        NoticeForm.POSITION_STATEMENT: LetterLayout(
            title="Statement of position",
            mark="05",
            letter="letter",
            closing="Please take the above into account.",
            parts=(_CONTRACT, _ARREARS, ("position", "Our position", parts.position), _RIGHTS, _SERVICE, _RECEIPT),
        ),
    },
)
