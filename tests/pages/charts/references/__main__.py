"""``python -m tests.pages.charts.references``: which charts look different; ``accept``: they are right so."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import queries
from data.importing.demonstration import current_or_demonstration
from tests.machine import find_browser
from tests.pages.charts.references.charts import accept, changed, drawn_pages
from tests.pages.charts.references.drawing import window
from tests.pages.charts.references.lines import Line


def main(arguments: list[str]) -> int:
    """List the charts that differ from the accepted ones, and accept them where that is asked for.

    Returns:
        1 when charts differ and were not accepted, 2 when there is no browser, else 0.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.pages.charts.references", description=__doc__)
    parser.add_argument("what", nargs="?", choices=("compare", "accept"), default="compare")
    asked = parser.parse_args(arguments).what
    browser = find_browser()
    if browser is None:
        print("没有浏览器。No browser: `python3 run.py setup` installs one.", file=sys.stderr)
        return 2
    pages = _drawn_by(browser)
    found = changed(pages)
    sys.stdout.reconfigure(encoding="utf-8")
    print("\n".join([*found, f"{len(found)} of {sum(map(len, pages.values()))} charts differ"]))
    if asked == "accept":
        accept(pages)
    return 1 if found and asked == "compare" else 0


def _drawn_by(browser: Path) -> dict[str, dict[str, list[Line]]]:
    """How the charts look, on the demonstration ledgers in a store that is gone afterwards."""
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        os.environ |= {"LEDGER_HOME": home, "LEDGER_REGISTER": str(Path(home, "stores.json"))}
        try:
            with window(playwright.chromium.launch(executable_path=browser)) as opened:
                return drawn_pages(current_or_demonstration(), opened)
        finally:
            queries.close()  # an open file cannot be removed everywhere


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
