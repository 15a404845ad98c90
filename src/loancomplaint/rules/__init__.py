"""The standard rulebook: grounds, evidence, conduct, procedure, requests."""

from loancomplaint.rulebook import Rulebook
from loancomplaint.rules.conduct import CONDUCT
from loancomplaint.rules.evidence import EVIDENCE, digests_match
from loancomplaint.rules.grounds import GROUNDS
from loancomplaint.rules.procedure import PROCEDURE
from loancomplaint.rules.requests import REQUESTS

__all__ = ["STANDARD", "digests_match"]

STANDARD = Rulebook("STANDARD", (*GROUNDS, *EVIDENCE, *CONDUCT, *PROCEDURE, *REQUESTS), version="2026.11")
"""The rules that ship; a bank adds its own with `Rulebook.with_rules`."""
