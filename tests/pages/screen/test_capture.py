"""截图模式 without a browser: what the caption says, and where the mode is written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from data.snapshots.store import Snapshot
from pages.parts.asking.block import View
from pages.parts.screen import capture
from queries import Scope
from tests.pages.conftest import address

OpenShell = Callable[..., AppTest]


def captions(app: AppTest) -> list[str]:
    """The captions at the end of a page, without marks."""
    shown = [part.proto.body for part in app.main.get("html")]
    return [re.sub(r"<[^>]+>", " ", html) for html in shown if "capture-caption" in html]


def sent(app: AppTest, name: str) -> dict[str, str]:
    """What the part of the page with that entry in its data was given."""
    told = [json.loads(part.proto.json) for part in app.get("bidi_component")]
    return next(data for data in told if name in data)


def test_a_page_has_no_caption_and_a_plain_address(open_shell: OpenShell) -> None:
    app = open_shell()
    assert not app.exception
    assert captions(app) == []
    assert "capture" not in address(app)
    assert sent(app, "state")["state"] == "off"


def test_the_address_turns_it_on_and_a_copied_one_does_not(open_shell: OpenShell) -> None:
    app = open_shell(capture="1", community="南门社区")
    assert not app.exception
    (caption,) = captions(app)
    for part in (
        "示例街道办事处",
        "本周",
        "演示数据",
        "南门社区",
        "数据截至",
        "数据版本",
        "基本满意按",
        "口径",
    ):
        assert part in caption
    assert address(app).endswith("&capture=1")
    assert "capture" not in sent(app, "copied")["copied"]
    assert sent(app, "state")["state"] == "on"


def test_it_stays_when_the_filters_are_cleared(open_shell: OpenShell) -> None:
    app = open_shell(capture="1", community="南门社区")
    app.button(key="scope-clear").click().run()
    (caption,) = captions(app)
    assert "全街道" in caption


def test_any_other_value_is_off(open_shell: OpenShell) -> None:
    assert captions(open_shell(capture="0")) == []


def test_the_caption_speaks_english(open_shell: OpenShell) -> None:
    (caption,) = captions(open_shell(capture="1", lang="en"))
    assert "Counted" in caption
    assert "Demonstration data" in caption


def test_acts_of_help_are_not_counted_out(samples: Snapshot) -> None:
    """Those of two windows, subtracted, would tell of one household."""
    view = View("民生实事与帮扶", Scope(), samples, ("全街道",))
    assert "帮扶" not in capture._count_line(view, ["public_work", "assistance"])
