"""The committed demonstration ledgers, read as plain text."""

from __future__ import annotations

import pandas as pd
import pytest

from data.ledgers import LEDGERS
from tests.conftest import ROOT

SAMPLES = ROOT / "data" / "samples"


@pytest.fixture(scope="package")
def ledgers() -> dict[str, pd.DataFrame]:
    """Every ledger under the names of its declaration; cells are texts, empty ones empty."""
    return {
        name: pd.read_csv(
            SAMPLES / f"{name}.csv", dtype=str, keep_default_na=False, encoding="utf-8-sig"
        ).rename(columns={column.label: column.name for column in ledger.columns})
        for name, ledger in LEDGERS.items()
    }


@pytest.fixture(scope="package")
def requests(ledgers) -> pd.DataFrame:
    """The requests, with the day as a text and the management of the compound where one is written."""
    compounds = ledgers["compound"].set_index("compound")
    frame = ledgers["service_request"]
    return frame.assign(
        day=frame.requested_at.str[:10],
        year=frame.requested_at.str[:4],
        management=frame.compound.map(compounds.management).fillna(""),
        built_year=frame.compound.map(compounds.built_year).fillna(""),
    )
