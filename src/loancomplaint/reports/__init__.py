"""What is said to each reader: a report is composed for one, from what that one may know."""

from loancomplaint.reports.compose import compose, papers_beside
from loancomplaint.reports.report import ComplaintReport, Header

__all__ = ["ComplaintReport", "Header", "compose", "papers_beside"]
