"""TOML in: what people write by hand, with the same names, the same strictness and the same faults as JSON."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Mapping
from typing import Any

from loancomplaint.errors import Fault, InputError
from loancomplaint.text.strict_json import MAX_BYTES


def json_of(data: bytes | str) -> str:
    """The JSON that says what TOML says: a local day is written as text, and there are no moments.

    Raises:
        InputError: It is no TOML, or too long; what a noun does not take, its reader says.
    """
    if len(data) > MAX_BYTES:
        raise InputError([Fault("", f"the file is longer than {MAX_BYTES} bytes; a policy never is")])
    try:
        text = data if isinstance(data, str) else data.decode("utf-8")
        document = tomllib.loads(text)
    except UnicodeDecodeError:
        raise InputError([Fault("", "the file is not UTF-8; save it as UTF-8")]) from None
    except tomllib.TOMLDecodeError as error:
        raise InputError([Fault("", f"the file is not TOML: {error}")]) from None
    except RecursionError:
        raise InputError([Fault("", "the file is nested too deeply; a policy never is")]) from None
    return json.dumps(_plain(document), ensure_ascii=False)


def _plain(value: Any) -> Any:  # noqa: ANN401 - any TOML
    if isinstance(value, Mapping):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value
