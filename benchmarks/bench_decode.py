"""Reading the seed case: our codec, and pydantic v2 with the same checks; writing it; and refusing a spoilt one."""

from __future__ import annotations

import json
from contextlib import suppress
from importlib.resources import files

from measure import race
from pydantic_case import CaseFile

import loancomplaint as lc
from loancomplaint.errors import InputError

SEED = (files("loancomplaint") / "demo" / "case.json").read_bytes()
SPOILT = SEED.replace(b'"2024-', b'"2O24-')
"""Every day of it written with a letter for a digit."""


def no_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """What our reader checks of JSON itself, and pydantic's own reader does not."""
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a key twice")
    return made


def refuse() -> None:
    """Read the spoilt one."""
    with suppress(InputError):
        lc.loads(SPOILT)


def main() -> None:
    """Race them."""
    seed = lc.loads(SEED)
    race(
        {
            "pydantic v2, from JSON text": lambda: CaseFile.model_validate_json(SEED),
            "pydantic v2, duplicate keys refused too": lambda: CaseFile.model_validate(
                json.loads(SEED, object_pairs_hook=no_duplicates)
            ),
            "loancomplaint": lambda: lc.loads(SEED),
            "loancomplaint, a fault at every day": refuse,
            "loancomplaint, dumps": lambda: lc.dumps(seed),
            "json.loads alone": lambda: json.loads(SEED),
        }
    )


if __name__ == "__main__":
    main()
