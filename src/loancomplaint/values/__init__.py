"""Exact money, and numbers that identify people and firms."""
