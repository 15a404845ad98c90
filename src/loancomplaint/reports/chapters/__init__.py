"""The chapters of a report, one topic a module."""
