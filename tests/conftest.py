"""How hard the laws are tried, by the environment variable ``HYPOTHESIS_PROFILE``.

``dev`` looks for news on every run; ``ci`` tries the same examples every time, so that a change and not a die decides;
``nightly`` looks for news longer, with ``make nightly``; ``soak`` tries many more, with ``make soak``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from browser import Browser, running
from hypothesis import HealthCheck, settings
from slow import SLOW

import loancomplaint as lc
from loancomplaint.facts import CaseFile

# Two busy cores make any one example slow now and then; that is not a fault of the code.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

settings.register_profile("dev", UNHURRIED, max_examples=50)
settings.register_profile("ci", UNHURRIED, max_examples=100, derandomize=True, database=None, print_blob=True)
settings.register_profile("nightly", UNHURRIED, max_examples=500, print_blob=True)
settings.register_profile("soak", UNHURRIED, max_examples=5_000)

settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the slow tests, which have a list of their own."""
    for item in items:
        if getattr(item, "originalname", item.name) in SLOW:
            item.add_marker(pytest.mark.slow)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """On CI a test that skips has not been run, and the run has failed: whatever is needed must be installed there."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium, started when the first test asks for it."""
    with running() as started:
        yield started


SEED = files("loancomplaint") / "demo" / "case.json"


@pytest.fixture(scope="session")
def seed() -> CaseFile:
    """The seed case, which must always work."""
    return lc.loads(SEED.read_bytes())


@pytest.fixture(scope="session")
def seed_document() -> Any:  # noqa: ANN401 - JSON
    """The seed case as plain JSON, to be changed and loaded again."""
    return json.loads(SEED.read_bytes())
