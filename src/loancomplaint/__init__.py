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
    from loancomplaint.channels.whatif import WhatIf as WhatIf
    from loancomplaint.codec import dumps as dumps
    from loancomplaint.codec import load as load
    from loancomplaint.codec import load_policy as load_policy
    from loancomplaint.codec import loads as loads
    from loancomplaint.codec.describing import schema as schema
    from loancomplaint.face import assess as assess
    from loancomplaint.face import compose as compose
    from loancomplaint.face import decide as decide
    from loancomplaint.face import digests as digests
    from loancomplaint.face import nearest as nearest
    from loancomplaint.face import render as render
    from loancomplaint.face import seen_by as seen_by
    from loancomplaint.face import terms as terms
    from loancomplaint.facts import CaseFile as CaseFile
    from loancomplaint.followup import Event as Event
    from loancomplaint.followup import FollowUp as FollowUp
    from loancomplaint.followup import follow as follow
    from loancomplaint.law import Jurisdiction as Jurisdiction
    from loancomplaint.notices import ContractTerms as ContractTerms
    from loancomplaint.notices import Notice as Notice
    from loancomplaint.notices import notice as notice
    from loancomplaint.renderers import Rendering as Rendering
    from loancomplaint.reports import ComplaintReport as ComplaintReport
    from loancomplaint.rules import Contradiction as Contradiction
    from loancomplaint.rules import Doubt as Doubt
    from loancomplaint.rules import Gap as Gap
    from loancomplaint.rules import Rule as Rule
    from loancomplaint.rules import Rulebook as Rulebook
    from loancomplaint.rules import rule as rule
    from loancomplaint.rules.standard import STANDARD as STANDARD
    from loancomplaint.values.money import Money as Money

    __version__: str

_HOMES = {
    "assessment": ("Assessment", "Judgement"),
    "channels": ("ChannelDecision", "ChannelPolicy", "Route"),
    "channels.whatif": ("WhatIf",),
    "codec": ("dumps", "load", "load_policy", "loads"),
    "codec.describing": ("schema",),
    "face": ("assess", "compose", "decide", "digests", "nearest", "render", "seen_by", "terms"),
    "facts": ("CaseFile",),
    "followup": ("Event", "FollowUp", "follow"),
    "law": ("Jurisdiction",),
    "notices": ("ContractTerms", "Notice", "notice"),
    "renderers": ("Rendering",),
    "reports": ("ComplaintReport",),
    "rules": ("Contradiction", "Doubt", "Gap", "Rule", "Rulebook", "rule"),
    "rules.standard": ("STANDARD",),
    "values.money": ("Money",),
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
