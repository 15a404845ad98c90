"""TOML in: what people write by hand, with the same names, the same strictness and the same faults as JSON."""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from collections.abc import Mapping
from typing import Any, Final

from loancomplaint.errors import Fault, InputError

MAX_BYTES: Final = 1024 * 1024
"""The size up to which a text is read, in bytes of UTF-8: nobody writes more by hand."""

# Python's reader takes memory with the square of the parts of a dotted name.
_TOO_MANY_PARTS: Final = re.compile(
    r"""(?<![\w"'-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){64}""", re.ASCII
)


def json_of(data: bytes | str) -> str:
    """The JSON that says what TOML says: a local day is written as text, and there are no moments.

    Raises:
        InputError: It is no TOML, or too long; what a noun does not take, its reader says.
    """
    if len(data) > MAX_BYTES:
        raise _refused(f"longer than {MAX_BYTES:,} bytes; a policy never is")
    try:
        text = data if isinstance(data, str) else data.decode("utf-8")
    except UnicodeDecodeError:
        text = None
    if text is None:
        raise _refused("not UTF-8; save the file as UTF-8")
    if _TOO_MANY_PARTS.search(text):
        raise _refused("a name has more than 64 parts; no field is so deep")
    try:
        return json.dumps(_plain(tomllib.loads(text)), ensure_ascii=False)
    except tomllib.TOMLDecodeError as error:
        cannot = f"not TOML: {error}"
    except RecursionError:
        cannot = "nested too deeply; a policy never is"
    except ValueError:
        cannot = "a number has more digits than any field"
    # Raised out here, so that no exception drags the text of the file along as its context.
    raise _refused(cannot)


def _refused(sentence: str) -> InputError:
    return InputError([Fault("", sentence)])


def _plain(value: Any) -> Any:  # noqa: ANN401 - any TOML
    if isinstance(value, Mapping):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value
