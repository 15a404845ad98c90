"""REQ: can what is filed with a court be filled in, and does it agree with itself?"""

from __future__ import annotations

from collections.abc import Iterator

from loancomplaint.facts import CaseFile, CostKind, RequestKind
from loancomplaint.law import Law
from loancomplaint.law.pleading import leads, pleading
from loancomplaint.rules.rulebook import INFORMS, Doubt, Gap, Give, rule
from loancomplaint.words import phrase


@rule("REQ-350", guards=INFORMS)
def statement_can_be_filled_in(case: CaseFile, law: Law) -> Iterator[Gap]:
    """The file holds what the court's form of a statement of claim asks.

    What it does not hold, and what no evidence shows, is left open in the form: each open item is named here.
    """
    asked = pleading(case, law)
    for item in asked.items if asked else ():
        if open_ := item.left_open:
            says = phrase("The statement of claim leaves open, under “{item}”: {blanks}.", item=item.name, blanks=open_)
            yield Gap(item.path, Give("what the form asks, here or by hand on the form"), says=says)


@rule("REQ-351", cites=("preservation-application", "preservation-leads"), guards=INFORMS)
def preservation_can_be_filled_in(case: CaseFile, law: Law) -> Iterator[Gap]:
    """An application for preservation names assets and offers security.

    Assets that secure the debt already are no lead; of a bank a court may ask for no security, where the law says so.
    """
    for i, request in enumerate(case.requests):
        if request.kind is RequestKind.PRESERVE_ASSETS:
            whose = {case.party(name) for name in request.against} or {case.register.everybody[0]}
            if not any(case.party(asset.owner or "") in whose for asset in leads(case)):
                says = phrase("The application for preservation names no assets of those whom it is directed at.")
                remedy = Give("what they own that does not secure the debt: its number, and where it is")
                yield Gap("assets", remedy, request=request.name_at(i), says=says)
            insured = any(c.kind is CostKind.PRESERVATION_INSURANCE for loan in case.loans for c in loan.costs)
            if not insured and law.cite("preservation-without-security") is None:
                says = phrase("The application for preservation leaves open what security is offered.")
                yield Gap("loans", Give("the security that is offered"), request=request.name_at(i), says=says)


@rule("REQ-352", cites=("preservation-wrongful",), guards=INFORMS)
def preservation_agrees_with_the_suit(case: CaseFile, law: Law) -> Iterator[Doubt]:
    """As much is preserved as is sued for.

    Less leaves a part of the judgment without anything behind it; for more the applicant is liable.
    """
    asked = pleading(case, law)
    sued = asked.asked if asked else None
    for i, request in enumerate(case.requests):
        own = request.amount
        if request.kind is not RequestKind.PRESERVE_ASSETS or not (sued and own) or own.currency != sued.currency:
            continue
        if own != sued:
            says = phrase("{own} is to be preserved, but {sued} is sued for.", own=own, sued=sued)
            yield Doubt(f"requests[{i}].amount", Give("the sum sued for"), request=request.name_at(i), says=says)


PLEADINGS = (statement_can_be_filled_in, preservation_can_be_filled_in, preservation_agrees_with_the_suit)
