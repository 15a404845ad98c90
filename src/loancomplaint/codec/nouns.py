"""The nouns of the flow that can be stored, each under the name of its format."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any, Final

from loancomplaint.errors import UnknownNameError

NOUNS: Final[Mapping[str, str]] = {
    "loancomplaint/1": "loancomplaint.facts.casefile:CaseFile",
    "loancomplaint.assessment/1": "loancomplaint.assessment.assessment:Assessment",
    "loancomplaint.decision/1": "loancomplaint.channels.decision:ChannelDecision",
    "loancomplaint.policy/1": "loancomplaint.channels.policy:ChannelPolicy",
    "loancomplaint.history/1": "loancomplaint.channels.filings:History",
    "loancomplaint.report/1": "loancomplaint.reports.report:ComplaintReport",
    "loancomplaint.terms/1": "loancomplaint.notices.terms:ContractTerms",
    "loancomplaint.notice/1": "loancomplaint.notices.document:Notice",
    "loancomplaint.event/1": "loancomplaint.followup:Event",
    "loancomplaint.followup/1": "loancomplaint.followup:FollowUp",
}
"""Format to module and class, where the class is defined; a module is loaded when its noun is met."""

_FORMATS: Final = {home: format_ for format_, home in NOUNS.items()}


def format_of(cls: type) -> str:
    """The format that files of that class name.

    Raises:
        UnknownNameError: It is no noun.
    """
    home = f"{cls.__module__}:{cls.__qualname__}"
    if home not in _FORMATS:
        known = ", ".join(home.rpartition(":")[2] for home in NOUNS.values())
        raise UnknownNameError(f"{cls.__name__} is not stored by itself; what is: {known}")
    return _FORMATS[home]


@cache
def class_of(format_: str) -> type[Any]:
    """The class of that format.

    Raises:
        UnknownNameError: It is none of `NOUNS`.
    """
    if format_ not in NOUNS:
        raise UnknownNameError(f"no format of that name; there are: {', '.join(NOUNS)}")
    module, _, name = NOUNS[format_].partition(":")
    found: type[Any] = getattr(import_module(module), name)
    return found
