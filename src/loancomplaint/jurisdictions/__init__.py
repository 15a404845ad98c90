"""Jurisdictions: one folder each of law, authorities and parameters as dated, sourced data."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from loancomplaint.errors import UnknownNameError

if TYPE_CHECKING:
    from loancomplaint.assessment.defences import Defence
    from loancomplaint.channels import ChannelPolicy
    from loancomplaint.law import Pack

_SHIPPED = {"CN": "loancomplaint.jurisdictions.cn"}


def load(name: str) -> Pack:
    """The law of a jurisdiction that ships.

    Raises:
        UnknownNameError: None of that name does; a bank passes its own `Pack` by hand.
    """
    pack: Pack = import_module(f"{_home(name)}.pack").PACK
    return pack


def policy(name: str) -> ChannelPolicy:
    """The default channel policy of a jurisdiction that ships; raises as `load` does."""
    default: ChannelPolicy = import_module(f"{_home(name)}.policies").DEFAULT
    return default


def defences(name: str) -> tuple[Defence, ...]:
    """What the other side usually pleads under a jurisdiction that ships; raises as `load` does."""
    rows: tuple[Defence, ...] = import_module(f"{_home(name)}.defences").DEFENCES
    return rows


def _home(name: str) -> str:
    if name not in _SHIPPED:
        raise UnknownNameError(f"no pack of that name ships; there are: {', '.join(_SHIPPED)}")
    return _SHIPPED[name]
