"""One jurisdiction's law as data, and the same law read for a day."""

from loancomplaint.law.defences import Defence
from loancomplaint.law.jurisdiction import Jurisdiction, Law, Policy
from loancomplaint.law.profiles import KindProfile, Need
from loancomplaint.law.statutes import Basis, Provision, Statute

__all__ = [
    "Basis",
    "Defence",
    "Jurisdiction",
    "KindProfile",
    "Law",
    "Need",
    "Policy",
    "Provision",
    "Statute",
]
