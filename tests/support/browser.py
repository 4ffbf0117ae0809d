"""Chromium, driven by Playwright, with axe-core: as Debian and npm ship them.

``DIPLOGRAPH_CHROMIUM`` names the browser where it is not on the path, ``DIPLOGRAPH_AXE`` the file ``axe.min.js``.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = os.environ.get("DIPLOGRAPH_CHROMIUM") or shutil.which("chromium") or ""
AXE = os.environ.get("DIPLOGRAPH_AXE", "")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser while the block runs; the test is left out, by name, where there is none."""
    if not CHROMIUM:
        pytest.skip("browser: needs Chromium on the path, or in DIPLOGRAPH_CHROMIUM")
    api = pytest.importorskip("playwright.sync_api", reason="browser: needs playwright")
    with api.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()


@dataclass
class Opened:
    """A page that was opened from a file, with what it asked for and what went wrong."""

    page: Page
    path: Path
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def go(self, fragment: str) -> None:
        """Open a place of the page, as from a bookmark."""
        self.page.goto("about:blank")
        self.page.goto(f"file://{self.path}#{fragment}")
        self.page.wait_for_selector("html[data-ready]")

    def axe(self, *within: str) -> list[str]:
        """Return what axe-core finds against WCAG 2.2 A and AA, in what is shown or in the elements that are named."""
        if not AXE:
            pytest.skip("browser: needs axe-core in DIPLOGRAPH_AXE")
        # Evaluated by the driver, as the page's policy lets no script in.
        self.page.evaluate(Path(AXE).read_text(encoding="utf-8") + ";0")
        found: list[dict[str, Any]] = self.page.evaluate(
            """async ([rules, within]) => {
                const shown = within.map(css => [css]);
                const options = {runOnly: rules, resultTypes: ["violations"]};
                return (await axe.run({include: shown}, options)).violations;
            }""",
            [RULES, within or ("header", "nav", ".view.on", "footer")],
        )
        return [f"{v['id']}: {n['html'][:150]}" for v in found for n in v["nodes"][:3]]


@contextmanager
def opened(
    browser: Browser, path: Path, *, width: int = 1280, dark: bool = False, plain: bool = False
) -> Iterator[Opened]:
    """A page from a file, with no network, while the block runs; a plain one has no script to wait for."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", offline=True
    )
    page = context.new_page()
    one = Opened(page, path.resolve())
    page.on("pageerror", lambda error: one.faults.append(str(error)))
    page.on("console", lambda said: one.faults.append(said.text) if said.type in ("error", "warning") else None)
    page.on("request", lambda asked: one.requests.append(asked.url))
    if plain:
        page.goto(one.path.as_uri())
    else:
        one.go("start")
    yield one
    context.close()
