"""One jurisdiction's law as data, and the same law read for a day."""

from loancomplaint.law.law import Basis, Law, Need, Pack, Provision, SeverityScale, Statute

__all__ = [
    "Basis",
    "Law",
    "Need",
    "Pack",
    "Provision",
    "SeverityScale",
    "Statute",
]
