"""A headless Chromium that tells what a page did: which scripts ran, what it asked for, what it is made of.

Debian has it in ``chromium`` and ``chromium-driver``; where either is missing, what needs it skips.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import attrs
import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

_FLAGS: Final = """
    --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --hide-scrollbars
    --disable-background-networking --disable-component-update --disable-sync --disable-default-apps
    --disable-extensions --disable-features=Translate,MediaRouter,OptimizationHints
""".split()

# Whatever a hostile script would call to be noticed; our own questions do not call any of it.
_WATCH: Final = """
    window.__ran = [];
    for (const name of ["alert", "confirm", "prompt", "print", "open", "fetch", "eval", "postMessage"])
        window[name] = () => { window.__ran.push(name); };
    for (const name of ["log", "info", "warn", "error"])
        console[name] = () => { window.__ran.push("console." + name); };
    document.addEventListener("securitypolicyviolation", barred => window.__ran.push(barred.violatedDirective));
"""

_SEEN: Final = """
    const made = [...document.querySelectorAll("*")];
    const handled = element => [...element.attributes].map(a => a.name).filter(name => name.startsWith("on"));
    return {
        ran: window.__ran,
        elements: made.map(element => element.namespaceURI.split("/").pop() + ":" + element.localName),
        attributes: made.flatMap(element => [...element.attributes].map(a => element.localName + "@" + a.name)),
        handlers: made.flatMap(handled),
        addresses: made.flatMap(element => ["href", "src", "action", "formaction", "data", "xlink:href", "poster"]
            .filter(name => element.hasAttribute(name)).map(name => element.getAttribute(name))),
    };
"""


@attrs.frozen(kw_only=True)
class Seen:
    """What a page turned out to be, a moment after it was loaded.

    Attributes:
        ran: What scripts called, and what the page's own policy had to bar.

        requests: Every address it asked for, but its own.

        elements: How many of each, with the name space; likewise attributes, with the element's name.

        addresses: What its links and the like lead to.
    """

    ran: tuple[str, ...]
    requests: tuple[str, ...]
    elements: Counter[str]
    attributes: Counter[str]
    addresses: tuple[str, ...]


class Browser:
    """One Chromium; every page is opened afresh in it."""

    def __init__(self, driver: Chrome, folder: Path) -> None:
        self.driver = driver
        self._folder = folder
        self._pages = 0

    def open(self, page: bytes | str) -> str:
        """Open *page* as a file of its own, and return its address."""
        self._pages += 1
        file = self._folder / f"{self._pages}.html"
        file.write_bytes(page.encode() if isinstance(page, str) else page)
        self.driver.get(file.as_uri())
        return file.as_uri()

    def look(self, page: bytes | str) -> Seen:
        """Open *page* and tell what it did."""
        self._logged("performance")
        address = self.open(page)
        seen = self.driver.execute_script(_SEEN)
        asked = tuple(url for url in self._requests() if url != address)
        return Seen(
            ran=(*seen["ran"], *seen["handlers"], *self._complaints()),
            requests=asked,
            elements=Counter(seen["elements"]),
            attributes=Counter(seen["attributes"]),
            addresses=tuple(seen["addresses"]),
        )

    def dark(self, *, dark: bool = True) -> None:
        """Prefer dark pages from here on, or light ones."""
        wish = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [wish]})

    def shoot(self, to: Path, *, width: int = 1100, height: int = 1400) -> Path:
        """Save a picture of what is open."""
        self.driver.set_window_size(width, height)
        self.driver.save_screenshot(str(to))
        return to

    def _requests(self) -> Iterator[str]:
        for event in self._logged("performance"):
            message = json.loads(event["message"])["message"]
            if message["method"] in {"Network.requestWillBeSent", "Network.webSocketCreated"}:
                params = message["params"]
                yield params["request"]["url"] if "request" in params else params["url"]

    def _complaints(self) -> Iterator[str]:
        """Errors of scripts, and what was refused to them."""
        yield from (event["message"] for event in self._logged("browser"))

    def _logged(self, kind: str) -> list[Any]:
        return list(self.driver.get_log(kind))  # type: ignore[no-untyped-call]  # selenium's own gap


@contextmanager
def running() -> Iterator[Browser]:
    """A browser while it is needed; skips the test that asks where none is installed."""
    found = [shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")]
    chromium, chromedriver = next(filter(None, found), None), shutil.which("chromedriver")
    if chromium is None or chromedriver is None:
        pytest.skip("needs chromium and chromedriver")
    with TemporaryDirectory(prefix="browser-", ignore_cleanup_errors=True) as folder:
        options = ChromeOptions()
        options.binary_location = chromium
        for flag in (*_FLAGS, f"--user-data-dir={folder}/profile"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        driver = Chrome(options=options, service=Service(executable_path=chromedriver))
        try:
            driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _WATCH})
            yield Browser(driver, Path(folder))
        finally:
            driver.quit()
