"""A test kit for those who embed this library: strategies that make case files, for Hypothesis, and contracts.

Needs the extra ``testing``; nothing else in the library imports it.
"""
