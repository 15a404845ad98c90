"""Characters that no page can show faithfully, and how they are shown instead: as what they are, ⟨U+202E⟩.

The author's words are never altered in silence.
A control, half of a surrogate pair, a noncharacter, a character of private use (another one in every font),
one that turns, hides or joins text (bidirectional controls, zero-width ones, tags) or is itself invisible:
each is named by its code point where it stood, so that whoever reads the page knows what was written.
Nothing is refused for it: a suspicion is not held back because somebody pasted a soft hyphen.

White space is layout and no words: a run of spaces, tabs and line breaks is one space.
Joiners and variation selectors, which scripts, rare characters and emoji need, stay.

What is looked for in a text (a name, a number) is looked for in its `Spelling`, in which one thing reads as one
however it was typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

_SPACES: Final = re.compile(r"[ \t\n\r\u2028\u2029]+")

# Written out, so that every version of Python, whatever Unicode it knows, makes the same page.
_CONTROLS: Final = r"\x00-\x1f\x7f-\x9f"
_FORMATS: Final = (
    r"\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    r"\ufff0-\ufffb"
)
_INVISIBLE_LETTERS: Final = r"\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
_NO_CHARACTERS: Final = r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_PRIVATE: Final = r"\ue000-\uf8ff"
_COMMON_PLANE: Final = _CONTROLS + _FORMATS + _INVISIBLE_LETTERS + _NO_CHARACTERS + _PRIVATE
_OTHER_PLANES: Final = (
    r"\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e00ff\U000e01f0-\U000e0fff\U000f0000-\U0010ffff"
) + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 0xF))
_ODD: Final = re.compile(f"[{_COMMON_PLANE}{_OTHER_PLANES}]")

_SUSPECT: Final = re.compile(rf"[{_COMMON_PLANE}\u2028\u2029\U00010000-\U0010ffff]")
"""What no text has that may be shown as it is, but for a run of spaces.

It asks nothing of other planes one by one: `re` is quick within the first, and looks through the rest in a row.
"""


def visible(text: str) -> str:
    """The text as a page may show it: nothing in it can hide, or turn what stands around it."""
    if not _SUSPECT.search(text) and "  " not in text:
        return text.strip(" ")
    return _ODD.sub(lambda odd: f"⟨{code_point(odd[0])}⟩", _SPACES.sub(" ", text).strip(" "))


def code_point(character: str) -> str:
    """How a person writes down which character it is: ``U+202E``."""
    return f"U+{ord(character):04X}"


def width(text: str, *, in_print: bool = False) -> int:
    """Half-width columns that *text* takes: a Chinese character takes two.

    Args:
        text: One line.

        in_print: Whether a Chinese font sets it, in which dashes, quotation marks and the like are wide as well.
    """
    return len(text) if text.isascii() else len(text) + sum(map(is_wide if in_print else _is_wide_anywhere, text))


@lru_cache(maxsize=4096)
def is_wide(character: str) -> bool:
    """Whether a character is as wide as a Chinese one where a Chinese font sets it."""
    return unicodedata.east_asian_width(character) in "WFA"


@lru_cache(maxsize=4096)
def _is_wide_anywhere(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def padded(text: str, columns: int) -> str:
    """*text* with spaces after it, up to so many columns."""
    return text + " " * (columns - width(text))


# ---------------------------------------------------------------- spelling

INVISIBLE: Final = "\u200b"
"""How a levelled text writes whatever a reader does not see."""

BARRIER: Final = "\x00"
"""How a spelling writes marks that part two things, such as a comma between words."""

_SOFT: Final = f" {INVISIBLE}\\-·.'_"
"""Marks that part nothing, neither in a name nor in a number."""

_GAP: Final = re.compile(rf"[{_SOFT}(),、;/:\\|~*#+=\"]+")
_SOFT_GAP: Final = re.compile(rf"[{_SOFT}]+")
_HAN_DIGITS: Final = "〇零一二三四五六七八九"
_HAN_NUMERALS: Final = str.maketrans(f"{_HAN_DIGITS}幺○壹贰叁肆伍陆柒捌玖", "00123456789" + "10123456789")
_SPOKEN_NUMBER: Final = re.compile(rf"[{_HAN_DIGITS}幺○壹贰叁肆伍陆柒捌玖]{{6,}}")
"""Digits in Chinese, so many that they are no word, no name and no year."""


class Spelling(NamedTuple):
    """A text, and what it says without the habits of typing.

    Attributes:
        text: As it was typed.

        level: The same, character by character, in plain ones: small letters without accents, ASCII digits, one
            space, one hyphen, one middle dot, round brackets.

        kept: The plain characters that tell one name or number from another, and a `BARRIER` where marks part two.

        at: Where in the text each of those stands.
    """

    text: str
    level: str
    kept: str
    at: Sequence[int]


def levelled(text: str) -> str:
    """Write *text*, character by character, in plain ones; see `Spelling.level`."""
    level = text.translate(_LEVELS)
    return _SPOKEN_NUMBER.sub(lambda spoken: spoken[0].translate(_HAN_NUMERALS), level)


def spelling(text: str) -> Spelling:
    """Spell *text* as everybody who types the same thing would; linear in its length."""
    level = levelled(text)
    kept: list[str] = []
    at: list[int] = []
    begins = 0
    for gap in _GAP.finditer(level):
        kept.append(level[begins : gap.start()])
        at.extend(range(begins, gap.start()))
        if _parts(level, gap):
            kept.append(BARRIER)
            at.append(gap.start())
        begins = gap.end()
    if not begins:
        return Spelling(text, level, level, range(len(level)))
    kept.append(level[begins:])
    at.extend(range(begins, len(level)))
    return Spelling(text, level, "".join(kept), at)


def _parts(level: str, gap: re.Match[str]) -> bool:
    """Whether the marks of a gap part two words: a bracket next to a digit is a habit of writing numbers."""
    if _SOFT_GAP.fullmatch(gap[0]):
        return False
    return not (level[gap.start() - 1 : gap.start()].isdigit() or level[gap.end() : gap.end() + 1].isdigit())


class _Levels(dict[int, str]):
    """Plain characters by code point, each found out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = level = _level(chr(code))
        return level


_LEVELS: Final = _Levels()


_MARKS: Final = {
    **dict.fromkeys("·•‧∙⋅・･◦●᛫⸱", "·"),
    **dict.fromkeys("−ˉ¯", "-"),
    **dict.fromkeys("‘’", "'"),
    "×": "x",
}
_KINDS: Final = {
    **dict.fromkeys(("Mn", "Me", "Cf"), INVISIBLE),
    **dict.fromkeys(("Zs", "Zl", "Zp"), " "),
    **dict.fromkeys(("Pi", "Pf"), '"'),
    "Pd": "-",
    "Ps": "(",
    "Pe": ")",
}


def _level(character: str) -> str:
    if (digit := unicodedata.digit(character, None)) is not None:
        return str(digit)
    if plain := _MARKS.get(character) or _KINDS.get(unicodedata.category(character)):
        return plain
    if _ODD.match(character):
        return " " if character.isspace() else INVISIBLE
    parts = unicodedata.normalize("NFKD", character)
    return (parts[0] if all(map(unicodedata.combining, parts[1:])) else character).lower()[0]
