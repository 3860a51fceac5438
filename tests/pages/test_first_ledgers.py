"""An office begins with one ledger, whichever it has: every page opens on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.importing.importer import import_files
from tests.conftest import ROOT
from tests.pages.test_pages import PAGES, text

SAMPLES = ROOT / "data" / "samples"
MESSY = ROOT / "tests" / "data" / "fixtures" / "exports" / "messy_hotline.csv"
FIRST = {
    "requests without compounds": [MESSY],
    "disputes": [SAMPLES / "mediation_case.csv"],
    "call-backs": [SAMPLES / "satisfaction_response.csv"],
    "compounds": [SAMPLES / "compound.csv"],
    "activities": [SAMPLES / "activity.csv"],
}


@pytest.fixture(params=FIRST)
def begun(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A store with one ledger in it."""
    monkeypatch.setenv("LEDGER_HOME", str(tmp_path))
    import_files(FIRST[request.param], home=tmp_path)
    return request.param


def test_every_page_opens_on_the_first_ledger(begun: str, open_shell: Callable[..., AppTest]) -> None:
    app = open_shell()
    for name in PAGES:
        if name != "overview":
            app.switch_page(f"{name}.py").run()
        assert not app.exception, (name, app.exception)
        assert not app.error, name
        assert text(app)
