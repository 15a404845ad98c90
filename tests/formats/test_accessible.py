"""Every page can be read by whoever reads it: axe-core finds nothing, and every text stands out from its ground."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import pytest
from browser import Browser
from hostile import documents, filled, index, whole

import loancomplaint as lc

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
"""axe-core of Deque Systems, under the Mozilla Public License 2.0; it is run, and no part of it ships."""

_RUN = """
    const done = arguments[0];
    axe.run().then(found => done({
        broken: found.violations.map(rule => rule.id + ": " + rule.nodes[0].html),
        undecided: found.incomplete.map(rule => rule.id),
    }));
"""

# What axe-core cannot decide, because something scrolls or overlaps, is computed: a text's own colour, and the
# first ground behind it that lets nothing through.
_CONTRAST = """
    const channels = colour => colour.match(/[\\d.]+/g).map(Number);
    const light = ([red, green, blue]) => [red, green, blue]
        .map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const ground = element => {
        const [red, green, blue, alpha = 1] = channels(getComputedStyle(element).backgroundColor);
        if (alpha === 1) return [red, green, blue];
        return element.parentElement ? ground(element.parentElement) : [255, 255, 255];
    };
    const own = element => getComputedStyle(element)[element instanceof SVGElement ? "fill" : "color"];
    const says = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    const texts = [...document.body.querySelectorAll("*")].filter(e => says(e) && e.getClientRects().length);
    return texts.map(element => {
        const [dark, pale] = [light(channels(own(element))), light(ground(element))].sort((a, b) => a - b);
        return [element.outerHTML.slice(0, 80), (pale + 0.05) / (dark + 0.05)];
    });
"""


@cache
def pages(locale: str) -> tuple[tuple[str, bytes], ...]:
    """Every form and notice on a case with something in every field, and the page that is opened first."""
    case = filled(whole(), {})
    return (
        *((name, lc.render(made, "html", locale=locale).content) for name, made in documents(case)),
        ("index", index(case, locale)),
    )


def undecided(browser: Browser, page: bytes | str) -> set[str]:
    """The rules that axe-core cannot decide on a page; the test fails for those that the page breaks."""
    browser.open(page)
    browser.driver.execute_script(AXE)
    found = browser.driver.execute_async_script(_RUN)

    assert [] == found["broken"]
    return set(found["undecided"])


def faint(browser: Browser) -> list[str]:
    """The texts of the open page that stand out less than 4.5 to 1 (WCAG 2.2, 1.4.3)."""
    texts = browser.driver.execute_script(_CONTRAST)

    assert texts
    return [text for text, contrast in texts if contrast < 4.5]


@pytest.fixture
def screen(browser: Browser) -> Iterator[Browser]:
    """A browser that prefers light pages again once the test is done."""
    yield browser
    browser.dark(dark=False)


@pytest.mark.parametrize(
    ("locale", "dark"),
    [
        ("zh-CN", False),
        ("en", True),
        pytest.param("zh-CN", True, marks=pytest.mark.soak),
        pytest.param("en", False, marks=pytest.mark.soak),
    ],
)
def test_every_page_can_be_read_by_everybody(screen: Browser, locale: str, dark: bool) -> None:  # noqa: FBT001 - a case
    """No rule of axe-core is broken on any form or notice, and it leaves nothing undecided but contrast."""
    screen.dark(dark=dark)
    for name, page in pages(locale):
        assert undecided(screen, page) <= {"color-contrast"}, name
        assert [] == faint(screen), name


@pytest.mark.parametrize(
    "page",
    ["<html><p>x", '<html lang="en"><title>x</title><main><h1>x</h1><img src="data:,">', '<html lang="??"><p>x'],
)
def test_axe_core_finds_what_is_broken(browser: Browser, page: str) -> None:
    """A check that cannot fail helps nobody."""
    with pytest.raises(AssertionError):
        undecided(browser, page)


@pytest.mark.parametrize(
    "page",
    [
        '<body style="background:#777"><p style="color:#888">x',
        '<body><div style="background:#000"><p style="color:#111">x',
        '<body><svg><text fill="#eee">x</text></svg>',
    ],
)
def test_a_faint_text_is_found(browser: Browser, page: str) -> None:
    """Whatever the ground it stands on: its own, its parent's or the page's."""
    browser.open(page)

    assert 1 == len(faint(browser))
