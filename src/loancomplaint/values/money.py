"""Amounts of money: exact, of one currency, and never made from a float.

Amounts are decimal throughout and do not depend on the ambient `decimal` context of the caller.
"""

from __future__ import annotations

import decimal
import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Final, NamedTuple, Self

import attrs

from loancomplaint.errors import CurrencyMismatchError, ValueRefusedError

INTEGER_DIGITS: Final = 48
"""The most digits an amount may have before its decimal point.

Far more than a case file may hold (`loancomplaint.facts.fields.SUM_DIGITS`), so that sums of it and interest on it fit.
"""

_RATE_DECIMALS: Final = 1000

_CODES_BY_DECIMALS: Final = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    2: """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW
        CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF
        IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK
        MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP
        SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG
        YER ZAR ZMW ZWG
    """,
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}

CURRENCIES: Final[Mapping[str, int]] = MappingProxyType(
    {code: decimals for decimals, codes in _CODES_BY_DECIMALS.items() for code in codes.split()}
)
"""Currency code to number of decimals (minor unit).

Source: ISO 4217, List One, as published on 2026-01-01. Codes without a minor unit (metals, testing) are left out.
"""

# Inexact is a trap: a sum that had to be rounded would be a mistake here, never a result.
_EXACT: Final = decimal.Context(prec=64, traps=[decimal.InvalidOperation, decimal.Inexact])


class _Grain(NamedTuple):
    """What one currency's amounts look like."""

    currency: str
    decimals: int
    quantum: Decimal
    zero: Decimal
    grammar: re.Pattern[str]


def _grain_of(currency: str, decimals: int) -> _Grain:
    quantum = Decimal(1).scaleb(-decimals, _EXACT)
    fraction = rf"(?:\.[0-9]{{1,{decimals}}})?" if decimals else ""
    grammar = re.compile(rf"-?(?:0|[1-9][0-9]{{0,{INTEGER_DIGITS - 1}}}){fraction}")
    return _Grain(currency, decimals, quantum, Decimal(0).quantize(quantum, context=_EXACT), grammar)


_GRAINS: Final = {currency: _grain_of(currency, decimals) for currency, decimals in CURRENCIES.items()}


def _grain(currency: str) -> _Grain:
    try:
        return _GRAINS[currency]
    except (KeyError, TypeError):
        raise ValueRefusedError(
            "a currency is a code of ISO 4217 in use, three capital letters such as 'CNY'; this is not one"
        ) from None


@functools.total_ordering
@attrs.frozen(init=False, repr=False)
class Money:
    """An amount of one currency, exact to its minor unit.

    Equal amounts of one currency are equal and hash alike, however they were written; `False` only if zero.
    Sums and comparisons of two currencies raise `CurrencyMismatchError`; ``==`` across currencies is just false.

    >>> Money("100.00", "CNY").allocate((1, 1, 1))
    (Money('33.34', 'CNY'), Money('33.33', 'CNY'), Money('33.33', 'CNY'))

    Attributes:
        amount: Quantized to the currency's decimals: ``Decimal('500000.00')``. Never a negative zero.

        currency: A key of `CURRENCIES`.
    """

    amount: Decimal
    currency: str

    def __init__(self, amount: str | int | Decimal, currency: str) -> None:
        r"""Read an amount; nothing is rounded.

        Args:
            amount: Text (``-?(0|[1-9]\d*)(\.\d+)?`` in ASCII), an int of whole units, or a finite Decimal;
                at most the currency's decimals, and at most `INTEGER_DIGITS` digits before the point.

            currency: A key of `CURRENCIES`.

        Raises:
            ValueRefusedError: The currency is not known, or *amount* is a float, a bool, not finite, too fine or
                too large, or text of another form.
        """
        grain = _grain(currency)
        self.__attrs_init__(_read(amount, grain), grain.currency)

    @classmethod
    def zero(cls, currency: str) -> Self:
        """Return nothing at all of *currency*."""
        grain = _grain(currency)
        made = object.__new__(cls)
        made.__attrs_init__(grain.zero, grain.currency)
        return made

    @classmethod
    def least(cls, currency: str) -> Self:
        """Return the smallest amount of *currency* above nothing."""
        return cls(_grain(currency).quantum, currency)

    @classmethod
    def total(cls, moneys: Iterable[Self], currency: str) -> Self:
        """Return the sum of *moneys*, zero of *currency* when there are none.

        Raises:
            CurrencyMismatchError: One of them is of another currency.
        """
        nothing = cls.zero(currency)
        total = nothing.amount
        for money in moneys:
            total = _EXACT.add(total, nothing._amount_of(money))  # noqa: SLF001 - of this class
        return nothing._with(total)  # noqa: SLF001 - of this class

    @property
    def is_negative(self) -> bool:
        """Whether this is less than nothing."""
        return self.amount < 0

    @property
    def text(self) -> str:
        """The amount as case files write it: ``500000.00``."""
        return str(self.amount)

    @property
    def grouped(self) -> str:
        """The amount with its thousands grouped: ``500,000.00``."""
        return f"{self.amount:,}"

    @property
    def _minor_units(self) -> int:
        return int(self.amount.scaleb(_GRAINS[self.currency].decimals, _EXACT))

    def __repr__(self) -> str:
        return f"Money('{self.text}', '{self.currency}')"

    def __bool__(self) -> bool:
        return bool(self.amount)

    def __lt__(self, other: Money) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        return self.amount < self._amount_of(other)

    def __add__(self, other: Money) -> Self:
        if not isinstance(other, Money):
            return NotImplemented
        return self._with(_EXACT.add(self.amount, self._amount_of(other)))

    def __sub__(self, other: Money) -> Self:
        if not isinstance(other, Money):
            return NotImplemented
        return self._with(_EXACT.subtract(self.amount, self._amount_of(other)))

    def __neg__(self) -> Self:
        return self._with(self.amount.copy_negate())

    def __abs__(self) -> Self:
        return self._with(self.amount.copy_abs())

    def __mul__(self, count: int) -> Self:
        if not isinstance(count, int) or isinstance(count, bool):
            return NotImplemented
        return self._with_minor_units(self._minor_units * count)

    __rmul__ = __mul__

    def times(self, rate: Decimal | Fraction) -> Self:
        """Return this amount at *rate*, rounded once, half up (away from zero) to the minor unit.

        Args:
            rate: A finite number of at most 1000 decimals, or a fraction such as ``Fraction(64, 360)``.

        Raises:
            ValueRefusedError: *rate* is a float, not finite or too fine, or the result is too large for an amount.
        """
        numerator, denominator = _ratio(rate)
        return self._with_minor_units(_half_up(self._minor_units * numerator, denominator))

    def exchanged(self, currency: str, rate: Decimal | Fraction) -> Money:
        """Return what this amount is in *currency*, at so many units for one, rounded once, half up.

        Raises:
            ValueRefusedError: As `times` and the constructor do.
        """
        numerator, denominator = _ratio(rate)
        units = self._minor_units * numerator * 10 ** _grain(currency).decimals
        return Money.zero(currency)._with_minor_units(  # noqa: SLF001 - of this class
            _half_up(units, denominator * 10 ** _GRAINS[self.currency].decimals)
        )

    def allocate(self, weights: Sequence[int]) -> tuple[Self, ...]:
        """Share this amount out by *weights*; the shares add up to it exactly.

        Each share is the exact one rounded towards zero; the minor units left over go, one each, to the largest
        remainders, and among equals to the first.

        Args:
            weights: At least one, none negative, not all zero.

        Returns:
            One share for each weight, in the same order; a weight of zero gets nothing.

        Raises:
            ValueRefusedError: The weights share nothing out.
        """
        if not all(isinstance(weight, int) and weight >= 0 for weight in weights) or not any(weights):
            raise ValueRefusedError("weights are whole numbers, none of them negative and not all of them zero")
        sign = -1 if self.is_negative else 1
        shares = _largest_remainder(abs(self._minor_units), weights)
        return tuple(self._with_minor_units(sign * share) for share in shares)

    def _amount_of(self, other: Money) -> Decimal:
        if other.currency != self.currency:
            raise CurrencyMismatchError(
                f"{self.currency} and {other.currency} met in one sum or comparison; convert one of them first"
            )
        return other.amount

    def _with(self, amount: Decimal) -> Self:
        made = object.__new__(type(self))
        made.__attrs_init__(_settled(amount, _GRAINS[self.currency]), self.currency)
        return made

    def _with_minor_units(self, count: int) -> Self:
        decimals = _GRAINS[self.currency].decimals
        if abs(count) >= 10 ** (INTEGER_DIGITS + decimals):
            raise _too_large()
        return self._with(Decimal(count).scaleb(-decimals, _EXACT))


def _read(amount: str | int | Decimal, grain: _Grain) -> Decimal:
    if isinstance(amount, str):
        return _from_text(amount, grain)
    if isinstance(amount, Decimal):
        return _from_decimal(amount, grain)
    if isinstance(amount, int) and not isinstance(amount, bool):
        return _settled(Decimal(amount), grain)
    found = "a float cannot hold an amount exactly" if isinstance(amount, float) else "this is not an amount"
    raise ValueRefusedError(f"{found}; give text such as '500000.00', an int or a Decimal")


def _from_text(text: str, grain: _Grain) -> Decimal:
    if not grain.grammar.fullmatch(text):
        raise ValueRefusedError(
            f"an amount in {grain.currency} is written in ASCII digits, with an optional leading '-', at most "
            f"{grain.decimals} decimals, at most {INTEGER_DIGITS} digits before them, and nothing else"
        )
    return _settled(Decimal(text), grain)


def _from_decimal(amount: Decimal, grain: _Grain) -> Decimal:
    exponent = amount.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueRefusedError("an amount is a finite number; this one is infinite or no number")
    if -exponent > grain.decimals:
        raise ValueRefusedError(f"an amount in {grain.currency} has at most {grain.decimals} decimals; round it first")
    return _settled(amount, grain)


def _settled(amount: Decimal, grain: _Grain) -> Decimal:
    """Return *amount* with exactly the currency's decimals; negative zero becomes zero."""
    if not amount:
        return grain.zero
    if amount.adjusted() >= INTEGER_DIGITS:
        raise _too_large()
    if amount.same_quantum(grain.quantum):
        return amount
    return amount.quantize(grain.quantum, context=_EXACT)


def _too_large() -> ValueRefusedError:
    return ValueRefusedError(f"an amount has at most {INTEGER_DIGITS} digits before its decimal point")


def _ratio(rate: Decimal | Fraction) -> tuple[int, int]:
    if isinstance(rate, Fraction):
        return rate.numerator, rate.denominator
    if not isinstance(rate, Decimal):
        raise ValueRefusedError("a rate is a Decimal or a Fraction, never a float; for a whole number use *")
    exponent = rate.as_tuple().exponent
    if not isinstance(exponent, int) or abs(exponent) > _RATE_DECIMALS:
        raise ValueRefusedError(f"a rate is a finite number of at most {_RATE_DECIMALS} decimals")
    return rate.as_integer_ratio()


def _half_up(numerator: int, denominator: int) -> int:
    """Divide by a positive *denominator*, halves away from zero."""
    magnitude = (2 * abs(numerator) + denominator) // (2 * denominator)
    return -magnitude if numerator < 0 else magnitude


def _largest_remainder(count: int, weights: Sequence[int]) -> list[int]:
    whole = sum(weights)
    shares = [count * weight // whole for weight in weights]
    neediest = sorted(range(len(weights)), key=lambda i: -(count * weights[i] % whole))
    for i in neediest[: count - sum(shares)]:
        shares[i] += 1
    return shares
