"""The standard rulebook: grounds, parties, evidence, conduct, procedure, requests."""

from loancomplaint.rules.rulebook import Rulebook
from loancomplaint.rules.standard.conduct import CONDUCT
from loancomplaint.rules.standard.evidence import EVIDENCE, digests_match
from loancomplaint.rules.standard.grounds import GROUNDS
from loancomplaint.rules.standard.parties import PARTIES
from loancomplaint.rules.standard.pleadings import PLEADINGS
from loancomplaint.rules.standard.procedure import PROCEDURE
from loancomplaint.rules.standard.requests import REQUESTS

__all__ = ["STANDARD", "digests_match"]

STANDARD = Rulebook(
    "STANDARD", (*GROUNDS, *PARTIES, *EVIDENCE, *CONDUCT, *PROCEDURE, *REQUESTS, *PLEADINGS), version="2026.11"
)
"""The rules that ship; a bank adds its own with `Rulebook.with_rules`."""
