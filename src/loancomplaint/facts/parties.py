"""Who is who: the somebody that a name in a case file stands for.

A party is named by its id or its exact name, the customer by its name.
Two rows are never taken for one because they look alike: a name that several bear is nobody's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import attrs

from loancomplaint.facts.kinds import CustomerKind
from loancomplaint.facts.loans import Loan
from loancomplaint.facts.people import Customer, Party

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


def register(customer: Customer, parties: Iterable[Party], loans: Iterable[Loan]) -> Register:
    """Read from the facts of a case file whom it introduces.

    Related parties and providers of security who are no `parties` introduce themselves by their names; where somebody
    is there already who bears it, they are the same.
    """
    everybody = [as_party(customer), *parties]
    for strangers in (_related(customer), _providers(loans)):
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


def _related(customer: Customer) -> tuple[Party, ...]:
    """Related parties; two of one name are two."""
    related = customer.related_parties
    return tuple(Party(name=each.name, relation=each.relation, identifiers=each.identifiers) for each in related)


def _providers(loans: Iterable[Loan]) -> tuple[Party, ...]:
    """Whoever gives security, by name; all that is known of somebody who only gives security is the name."""
    names = dict.fromkeys(security.provider for loan in loans for security in loan.security)
    return tuple(Party(name=name) for name in names if name)
