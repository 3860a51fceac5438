"""The committed demonstration ledgers, as the tests of their generator look at them."""

from __future__ import annotations

import pandas as pd
import pytest


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
