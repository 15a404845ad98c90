"""Grounds that hold: from a loan relationship manager's case file to filed reports.

    import loancomplaint as lc
    case = lc.load("case.json")
    assessment = lc.assess(case)
    decision = lc.decide(assessment)
    report = lc.compose(assessment, decision.primary)
    lc.render(report, "html").save("report.html")

Every name is loaded when it is first used; importing the package loads nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from loancomplaint.assessment import Assessment as Assessment
    from loancomplaint.assessment import Judgement as Judgement
    from loancomplaint.channels import ChannelDecision as ChannelDecision
    from loancomplaint.channels import ChannelPolicy as ChannelPolicy
    from loancomplaint.channels import Route as Route
    from loancomplaint.codec import dumps as dumps
    from loancomplaint.codec import load as load
    from loancomplaint.codec import load_policy as load_policy
    from loancomplaint.codec import loads as loads
    from loancomplaint.codec import schema as schema
    from loancomplaint.defaults import assess as assess
    from loancomplaint.defaults import compose as compose
    from loancomplaint.defaults import decide as decide
    from loancomplaint.defaults import digests as digests
    from loancomplaint.defaults import nearest as nearest
    from loancomplaint.defaults import render as render
    from loancomplaint.defaults import screen as screen
    from loancomplaint.defaults import terms as terms
    from loancomplaint.facts import CaseFile as CaseFile
    from loancomplaint.followup import Event as Event
    from loancomplaint.followup import FollowUp as FollowUp
    from loancomplaint.followup import follow as follow
    from loancomplaint.money import Money as Money
    from loancomplaint.notices import ContractTerms as ContractTerms
    from loancomplaint.notices import Notice as Notice
    from loancomplaint.notices import notice as notice
    from loancomplaint.renderers import Rendering as Rendering
    from loancomplaint.reports import ComplaintReport as ComplaintReport
    from loancomplaint.rulebook import Contradiction as Contradiction
    from loancomplaint.rulebook import Doubt as Doubt
    from loancomplaint.rulebook import Gap as Gap
    from loancomplaint.rulebook import Rule as Rule
    from loancomplaint.rulebook import Rulebook as Rulebook
    from loancomplaint.rulebook import rule as rule
    from loancomplaint.rules import STANDARD as STANDARD
    from loancomplaint.whatif import WhatIf as WhatIf

    __version__: str

_HOMES = {
    "assessment": ("Assessment", "Judgement"),
    "channels": ("ChannelDecision", "ChannelPolicy", "Route"),
    "codec": ("dumps", "load", "load_policy", "loads", "schema"),
    "defaults": ("assess", "compose", "decide", "digests", "nearest", "render", "screen", "terms"),
    "facts": ("CaseFile",),
    "followup": ("Event", "FollowUp", "follow"),
    "money": ("Money",),
    "notices": ("ContractTerms", "Notice", "notice"),
    "renderers": ("Rendering",),
    "reports": ("ComplaintReport",),
    "rulebook": ("Contradiction", "Doubt", "Gap", "Rule", "Rulebook", "rule"),
    "rules": ("STANDARD",),
    "whatif": ("WhatIf",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [*sorted(_HOME_OF), "__version__"]  # noqa: PLE0604 - the names are strings, made from the table above


def __getattr__(name: str) -> object:
    """Load a name of the face when it is first used (PEP 562)."""
    if name == "__version__":
        from importlib.metadata import version

        value: object = version("loancomplaint")
    elif name in _HOME_OF:
        from importlib import import_module

        value = getattr(import_module(f"loancomplaint.{_HOME_OF[name]}"), name)
    else:
        raise AttributeError(f"module 'loancomplaint' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
