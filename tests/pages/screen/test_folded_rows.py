"""The rows of charts in the fold of a page: their findings stand in its list, in the order of the page."""

from __future__ import annotations

import json
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import blocks

OpenShell = Callable[..., AppTest]


def findings(app: AppTest) -> list[list[str]]:
    """Key and finding of each folded block; empty on a page without a fold."""
    sent = [json.loads(part.proto.json) for part in app.get("bidi_component")]
    return next((data["findings"] for data in sent if "findings" in data), [])


def test_every_block_below_the_first_row_is_in_the_list(look_at: OpenShell) -> None:
    app = look_at()
    listed = findings(app)
    assert {key for key, _finding in listed} == blocks(app) - {"volume", "communities"}
    assert listed[0] == ["satisfaction", "体育场低于 85% 目标，信江高于目标"]


def test_a_single_community_has_its_rate_beside_the_trend_and_the_table_in_the_fold(
    look_at: OpenShell,
) -> None:
    app = look_at(compound="象城外滩")
    assert {key for key, _finding in findings(app)} == blocks(app) - {"volume", "satisfaction"}


def test_a_page_without_a_fold_lists_nothing(look_at: OpenShell) -> None:
    assert findings(look_at("mediation")) == []
