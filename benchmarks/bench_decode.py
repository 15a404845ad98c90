"""Reading the seed case: our codec, and pydantic v2 with the same checks."""

from __future__ import annotations

import json
from importlib.resources import files

from measure import race
from pydantic_case import CaseFile

import loancomplaint as lc

SEED = (files("loancomplaint") / "demo" / "case.json").read_bytes()


def no_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """What our reader checks of JSON itself, and pydantic's own reader does not."""
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a key twice")
    return made


def main() -> None:
    """Race them."""
    race(
        {
            "pydantic v2, from JSON text": lambda: CaseFile.model_validate_json(SEED),
            "pydantic v2, duplicate keys refused too": lambda: CaseFile.model_validate(
                json.loads(SEED, object_pairs_hook=no_duplicates)
            ),
            "loancomplaint": lambda: lc.loads(SEED),
            "json.loads alone": lambda: json.loads(SEED),
        }
    )


if __name__ == "__main__":
    main()
