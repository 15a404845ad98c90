"""Every deliberate exception, under one root, written for the person who can fix it.

A poor case file is not an error: `assess` returns gaps.
Misuse of the library, and input that cannot be a case file at all, are.
No message holds a name, an identity or an account number.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class LoanComplaintError(Exception):
    """The root: catch it to catch everything this library raises on purpose."""


class Fault(NamedTuple):
    """One thing that is wrong with an input.

    Attributes:
        path: Where, in the input's own field names: ``loans[0].principal.amount``; empty for the whole.

        message: What was found, and what would do.
    """

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class InputError(LoanComplaintError, ValueError):
    """An input was refused; every fault is listed, not only the first.

    Attributes:
        faults: All of them, in the order of the input; of a hopeless input, the first thousand.

        more: How many more there are at least.
    """

    def __init__(self, faults: Iterable[Fault], *, more: int = 0) -> None:
        self.faults, self.more = tuple(faults), more
        super().__init__(self.faults)

    def __str__(self) -> str:
        rest = [f"and {self.more:,} more, at least; mend these first"] if self.more else []
        return "\n".join([*map(str, self.faults), *rest])


class ValueRefusedError(LoanComplaintError, ValueError):
    """A value was given that the thing cannot have, such as a negative principal or a float amount."""


class CurrencyMismatchError(LoanComplaintError, ValueError):
    """Amounts of different currencies met in one sum or comparison."""


class NotInForceError(LoanComplaintError, LookupError):
    """Nothing was in force on the day asked about."""


class UnknownNameError(LoanComplaintError, LookupError):
    """A name was asked for that is not there: a jurisdiction, a rule, a renderer, a loan."""


class RulebookError(LoanComplaintError, ValueError):
    """A rulebook cannot be built: a code twice, an unknown need, a circle of needs, a rule without a title."""


class JurisdictionError(LoanComplaintError, ValueError):
    """A jurisdiction cannot be built: a kind of violation without a profile, or with two."""


class PolicyError(LoanComplaintError, ValueError):
    """A channel policy cannot be built: a row name twice, a route that leaves the bank through nobody."""


class NotClearedError(LoanComplaintError):
    """A text holds words that its reader may not see; nothing was composed.

    Attributes:
        paths: Where in the case file the words stand. The words themselves are never repeated.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        self.paths = tuple(paths)
        super().__init__(self.paths)

    def __str__(self) -> str:
        where = ", ".join(self.paths)
        return f"sealed words stand in {where}; move them into the sealed violation, then compose again"


class NotOpenError(LoanComplaintError):
    """A document was asked for that the facts do not open, such as a demand when nothing is due."""


class IllegalMoveError(LoanComplaintError, ValueError):
    """A follow-up was asked to make a move that is not possible in its state."""

    def __init__(self, state: str, move: str, allowed: Iterable[str]) -> None:
        self.state, self.move, self.allowed = state, move, tuple(allowed)
        super().__init__(state, move, self.allowed)

    def __str__(self) -> str:
        possible = ", ".join(self.allowed) or "nothing, it has ended"
        return f"'{self.move}' is not possible while '{self.state}'; possible now: {possible}"


class FontError(LoanComplaintError):
    """A font that was named cannot be used."""


class MissingGlyphError(FontError):
    """A document holds characters that no font at hand draws; nothing was rendered.

    Attributes:
        characters: Each once, by code point. What stood around them is never told.
    """

    def __init__(self, characters: Iterable[str]) -> None:
        self.characters = tuple(sorted(set(characters)))
        super().__init__(self.characters)

    def __str__(self) -> str:
        named = ", ".join(f"U+{ord(character):04X}" for character in self.characters)
        return f"no font at hand draws {named}; add one that does: PdfRenderer(fonts=(text, headings, it))"


class PageRefusedError(LoanComplaintError):
    """What sets pages refused a document; nothing was rendered.

    Attributes:
        format: Of the file that was to be.
    """

    def __init__(self, format: str) -> None:  # noqa: A002 - the word for it
        self.format = format
        super().__init__(format)

    def __str__(self) -> str:
        return f"this document cannot be set as {self.format}; render it in another format, and tell us of it"


class MissingExtra(LoanComplaintError, ImportError):  # noqa: N818 - reads as what it is, like ImportError's own kin
    """An optional dependency is not installed.

    Attributes:
        extra: The extra that brings it.
    """

    def __init__(self, what: str, extra: str) -> None:
        self.what, self.extra = what, extra
        super().__init__(what, extra)

    def __str__(self) -> str:
        return f"{self.what} needs an extra: pip install 'loancomplaint[{self.extra}]'"


class SolverGaveUpError(LoanComplaintError):
    """A proof would take more of the solver's work than it was given, so that nothing may be said.

    Attributes:
        limit: Units of work that it was given.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        super().__init__(limit)

    def __str__(self) -> str:
        return f"nothing is proved: it takes the solver more than {self.limit:,} units of work; give it a larger limit"
