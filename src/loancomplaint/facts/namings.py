"""Where in a case file somebody is named, and in what capacity."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import attrs

from loancomplaint.facts.casefile import CaseFile
from loancomplaint.facts.loans import Loan


class Mention(StrEnum):
    """In what capacity a case file names somebody."""

    CO_BORROWER = "co_borrower"
    CONSENT = "consent"
    PROVIDER = "provider"
    ADDRESSEE = "addressee"
    """Whom a request is directed at."""
    ACTOR = "actor"
    """Who did it, or with whom."""
    OWNER = "owner"


@attrs.frozen(kw_only=True)
class Naming:
    """One place in a case file that names somebody.

    Attributes:
        path: Where it stands, in the file's own field names.

        name: An id or a name; not to be printed in a message.

        number: Which loan, violation, request, asset or account names it, counted from 0.
    """

    path: str
    name: str
    mention: Mention
    number: int


def namings(case: CaseFile) -> Iterator[Naming]:
    """Every place in *case* that names a party, in the order of the file."""
    for i, loan in enumerate(case.loans):
        for path, name, mention in _named_by(loan):
            yield Naming(path=f"loans[{i}].{path}", name=name, mention=mention, number=i)
    for i, violation in enumerate(case.violations):
        for k, name in enumerate(violation.parties):
            yield Naming(path=f"violations[{i}].parties[{k}]", name=name, mention=Mention.ACTOR, number=i)
    for i, request in enumerate(case.requests):
        for k, name in enumerate(request.against):
            yield Naming(path=f"requests[{i}].against[{k}]", name=name, mention=Mention.ADDRESSEE, number=i)
    owners = [("assets", i, asset.owner) for i, asset in enumerate(case.assets)]
    owners += [("accounts", i, account.owner) for i, account in enumerate(case.accounts)]
    for place, i, owner in owners:
        if owner:
            yield Naming(path=f"{place}[{i}].owner", name=owner, mention=Mention.OWNER, number=i)


def _named_by(loan: Loan) -> Iterator[tuple[str, str, Mention]]:
    for k, name in enumerate(loan.co_borrowers):
        yield f"co_borrowers[{k}]", name, Mention.CO_BORROWER
    for k, extension in enumerate(loan.extensions):
        for j, consent in enumerate(extension.consents):
            if consent.party:
                yield f"extensions[{k}].consents[{j}].party", consent.party, Mention.CONSENT
    for k, security in enumerate(loan.security):
        if security.provider:
            yield f"security[{k}].provider", security.provider, Mention.PROVIDER
