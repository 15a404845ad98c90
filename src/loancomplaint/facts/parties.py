"""Who is who: the somebody that a name in a case file stands for.

A party is named by its id or its exact name, the customer by its name.
Two rows are never taken for one because they look alike: a name that several bear is nobody's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from loancomplaint.facts.kinds import CustomerKind
from loancomplaint.facts.loans import Loan
from loancomplaint.facts.people import Customer, Party

if TYPE_CHECKING:
    from loancomplaint.facts.casefile import CaseFile

FIRMS = frozenset({CustomerKind.ENTERPRISE, CustomerKind.PROJECT_COMPANY})
"""Kinds of somebody that are companies."""


@attrs.frozen(kw_only=True)
class Register:
    """Everybody whom a case file introduces: the customer, its parties, related parties and providers of security.

    Attributes:
        everybody: Each once, the customer first.
    """

    everybody: tuple[Party, ...]
    _by_name: Mapping[str, tuple[Party, ...]]

    def named(self, name: str) -> tuple[Party, ...]:
        """Everybody who answers to *name*, by id or by name; several where it is ambiguous."""
        return self._by_name.get(name, ())


def register(case: CaseFile) -> Register:
    """Read from *case* whom it introduces.

    Related parties and providers of security who are no `parties` introduce themselves by their names; where somebody
    is there already who bears it, they are the same.
    """
    everybody = [as_party(case.customer), *case.parties]
    for strangers in (_related(case), _providers(case)):
        introduced = {name for party in everybody for name in (party.id, party.name)}
        everybody += [stranger for stranger in strangers if stranger.name not in introduced]
    by_name: dict[str, list[Party]] = defaultdict(list)
    for party in everybody:
        for name in dict.fromkeys(filter(None, (party.id, party.name))):
            by_name[name].append(party)
    return Register(everybody=tuple(everybody), by_name={name: tuple(found) for name, found in by_name.items()})


def as_party(customer: Customer) -> Party:
    """The customer, as one of those whom the file names."""
    return Party(
        name=customer.name,
        kind=customer.kind,
        identifiers=customer.identifiers,
        legal_representative=customer.legal_representative,
        address=customer.address,
        phone=customer.phone,
        insolvency=customer.insolvency,
    )


def _related(case: CaseFile) -> tuple[Party, ...]:
    """Related parties; two of one name are two."""
    related = case.customer.related_parties
    return tuple(Party(name=each.name, relation=each.relation, identifiers=each.identifiers) for each in related)


def _providers(case: CaseFile) -> tuple[Party, ...]:
    """Whoever gives security, by name; all that is known of somebody who only gives security is the name."""
    names = dict.fromkeys(security.provider for loan in case.loans for security in loan.security)
    return tuple(Party(name=name) for name in names if name)


# ---------------------------------------------------------------- where names stand


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
