"""What each field of a file means, in every language: read from ``descriptions.toml``, for schemas and pages alone."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from loancomplaint.words import locale


class Description(NamedTuple):
    """What a field, a class or a form means.

    Attributes:
        english: A sentence or two, with the unit and with what absence means.

        name: The name in Chinese.

        chinese: What the name does not say, in Chinese; empty where it says everything.
    """

    english: str
    name: str
    chinese: str = ""

    def message(self, tag: str) -> str:
        """The description in the language of *tag*; in English where nobody has written another.

        Raises:
            UnknownNameError: There is no such language.
        """
        own = {"zh-CN": f"{self.name}：{self.chinese}" if self.chinese else f"{self.name}。"}
        return own.get(locale(tag).tag, self.english)


@cache
def descriptions() -> Mapping[str, Mapping[str, Description]]:
    """Every description, by class or form and by the field's name in the file; "" is the class itself."""
    table = tomllib.loads(files(__package__).joinpath("descriptions.toml").read_text(encoding="utf-8"))
    return {owner: {field: Description(*entry) for field, entry in fields.items()} for owner, fields in table.items()}


def description(owner: str, field: str = "") -> Description | None:
    """The description of a field, or of a class or form itself; None for what nobody writes by hand."""
    return descriptions().get(owner, {}).get(field)
