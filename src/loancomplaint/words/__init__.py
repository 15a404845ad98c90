"""Words for people, in every language that ships: phrases with their parameters, and how each language prints them."""

from loancomplaint.words.locales import LOCALES, Locale, locale
from loancomplaint.words.phrases import (
    FORMS,
    Param,
    Phrase,
    Words,
    either,
    label,
    labels,
    phrase,
    plural,
    shown,
    verbatim,
)

__all__ = [
    "FORMS",
    "LOCALES",
    "Locale",
    "Param",
    "Phrase",
    "Words",
    "either",
    "label",
    "labels",
    "locale",
    "phrase",
    "plural",
    "shown",
    "verbatim",
]
