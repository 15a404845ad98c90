"""Jurisdictions: one folder each of law, authorities and parameters as dated, sourced data."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from loancomplaint.channels import ChannelPolicy
from loancomplaint.errors import JurisdictionError, UnknownNameError
from loancomplaint.jurisdictions.checking import Check, Item, check
from loancomplaint.law import Jurisdiction, Law

__all__ = ["Check", "Item", "check", "load", "policy"]

_SHIPPED: Final = {"CN": ("loancomplaint.jurisdictions.cn.jurisdiction", "CHINA")}


def load(name: str) -> Jurisdiction:
    """A jurisdiction that ships.

    Raises:
        UnknownNameError: None of that name does; a bank passes its own by hand.
    """
    if name not in _SHIPPED:
        raise UnknownNameError(
            f"no jurisdiction of that name ships; there are: {', '.join(_SHIPPED)}; pass a bank's own as jurisdiction="
        )
    module, value = _SHIPPED[name]
    jurisdiction: Jurisdiction = getattr(import_module(module), value)
    return jurisdiction


def policy(law: Law) -> ChannelPolicy:
    """The channel policy of a jurisdiction, with what its law sets on the day.

    Raises:
        JurisdictionError: What the jurisdiction brings is no `ChannelPolicy`.
    """
    found = law.jurisdiction.policy(law)
    if not isinstance(found, ChannelPolicy):
        raise JurisdictionError(f"{law.jurisdiction.name} brings a {type(found).__name__} where a ChannelPolicy is due")
    return found
