"""What a case file knows of people: names, numbers and addresses, from every field that says it holds one.

Whose a number or an address is, the nearest fact around it says that names somebody; where none does, it is the
customer's. What is known of a firm is public, and so is what is known of those who act for the bank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from loancomplaint.facts import CaseFile, CustomerKind, Identifier, IdentifierScheme, tree
from loancomplaint.facts.fields import Personal
from loancomplaint.privacy.clearances import OF_FIRMS, REST_OF_AN_ADDRESS, Masking
from loancomplaint.privacy.matcher import SoughtText
from loancomplaint.text.characters import spelling
from loancomplaint.values import identifiers

_OF_THE_CASE: Final = frozenset({Personal.NAME, Personal.PERSON, Personal.MAKER})
_NAMING: Final = _OF_THE_CASE | {Personal.FIRM, Personal.STAFF}
_KNOWN_BY: Final = frozenset({Personal.PHONE, Personal.ADDRESS, Personal.NUMBER})
_LEAST_END: Final = 5
"""Characters from which the end of an address is looked for without its beginning."""

_SEVERAL: Final = re.compile(r"[、，,;；/]")
_REMARK: Final = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]*\s*\Z")
"""What stands behind a name; in 江州（集团）有限公司 the brackets are in it."""


class People:
    """The people in a case file.

    Args:
        case: As its reader may see it otherwise.

        masking: Who is a firm by name, and what masked data looks like.
    """

    def __init__(self, case: CaseFile, masking: Masking) -> None:
        self._customer = case.customer.name
        self._masking = masking
        self._texts = case.texts
        self._parties = {party.id: party.name for party in case.parties if party.id}
        self._staff = {text.text for text in self._texts if text.content.personal is Personal.STAFF}
        self._is_firm = dict(self._kinds())

    def names(self) -> Iterator[SoughtText]:
        """Every name of a person, as the file has it, and as it is shown."""
        for text in self._texts:
            if text.content.personal in _OF_THE_CASE and text.text not in self._parties:
                if self._is_firm.get(text.text):
                    continue  # no part of a firm's name is somebody's
                for name in _names_in(text.text):
                    signs = text.content.personal is Personal.MAKER and name in self._staff
                    if not signs and self._is_person(name):
                        yield SoughtText(name, self._masking.masked_name(name))

    def numbers(self) -> Iterator[SoughtText]:
        """Every number and address of a person, as the file has it and in its other forms, and as it is shown."""
        for text in self._texts:
            if text.content.personal in _KNOWN_BY and self._is_persons(text):
                yield from self._known_by(text)

    def public(self) -> Iterator[str]:
        """The numbers of the file's own and of firms, of which some have the form of a person's."""
        for text in self._texts:
            content = text.content
            if content.code or (content.personal in _KNOWN_BY and not self._is_persons(text)):
                yield text.text

    def _kinds(self) -> Iterator[tuple[str, bool]]:
        """Names of which the file says whether they are a firm's; one that it calls both is a person's."""
        said = [
            (text.text, kind.is_firm)
            for text in self._texts
            if text.content.personal is Personal.NAME
            and isinstance(kind := getattr(text.owner, "kind", None), CustomerKind)
        ]
        said += [(text.text, False) for text in self._texts if text.content.personal is Personal.PERSON]
        return iter(sorted(said, key=lambda each: not each[1]))

    def _is_person(self, name: str) -> bool:
        name = self._parties.get(name) or name
        return not self._is_firm.get(name, self._masking.is_firm(name))

    def _is_persons(self, text: tree.Text) -> bool:
        """Whether a number or an address is a person's."""
        scheme = text.owner.scheme if isinstance(text.owner, Identifier) else None
        if scheme in OF_FIRMS or scheme is IdentifierScheme.CN_RIC:
            return scheme is IdentifierScheme.CN_RIC
        for fact in text.within:
            if field := _naming(type(fact)):  # type: ignore[arg-type]  # mypy asks the instances for __hash__
                name = getattr(fact, field.attribute)
                acts_for_the_bank = field.content and field.content.personal in {Personal.FIRM, Personal.STAFF}
                return not acts_for_the_bank and (name is None or self._is_person(name))
        return self._is_person(self._customer)

    def _known_by(self, text: tree.Text) -> Iterator[SoughtText]:
        """A number or an address, in each form in which somebody may repeat it."""
        value, masking = text.text, self._masking
        if text.content.personal is Personal.ADDRESS:
            yield SoughtText(value, masking.masked_address(value))
            ends = (end for end in masking.ends_of_address(value) if len(end) >= _LEAST_END)
            yield from (SoughtText(end, REST_OF_AN_ADDRESS) for end in ends)
        elif text.content.personal is Personal.PHONE:
            for before, number in identifiers.ways_to_dial(spelling(value).kept):
                yield SoughtText(before + number, before + masking.mobile.of(number), is_number=True)
        else:
            scheme = getattr(text.owner, "scheme", IdentifierScheme.OTHER)
            shown = masking.masked_number(Identifier(scheme=scheme, value=value))
            yield SoughtText(value, shown, is_number=True)


def _names_in(text: str) -> Iterator[str]:
    """The names in a field for names: people put several into one, and remarks behind them."""
    names = [text, *_SEVERAL.split(text)]
    names += [_REMARK.sub("", name) for name in names]
    return filter(None, dict.fromkeys((text, *map(str.strip, names))))


@cache
def _naming(cls: type) -> tree.FactField | None:
    """The field by which a fact names somebody, where it names no more than one."""
    naming = [field for field in tree.fields(cls) if field.content and field.content.personal in _NAMING]
    return naming[0] if len(naming) == 1 and not naming[0].many else None
