"""The page 简报, run without a browser: what is chosen there is kept, and the paper follows."""

from __future__ import annotations

import base64
import json
import re
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data.notebook import database
from data.notebook.briefing_choices import (
    CHOICES,
    PRESETS,
    ChosenChart,
    advice,
    charts,
    set_advice,
    set_charts,
)
from data.notebook.database import BESIDE, NOTEBOOK
from data.snapshots.store import Snapshot, home
from pages.parts.briefing import desk_export
from pages.parts.pictures.browser import PictureError
from queries import Grain
from tests.pages.conftest import address
from tests.pages.test_pages import WEEK, open_page
from tests.pages.test_pages import text as html_of

KEY = "2026-10-19..2026-10-26"
PERIOD, KIND = "scope-briefing-period", "scope-briefing-kind"
MONTH = {"from": "2026-09-01", "to": "2026-10-01"}


@pytest.fixture(autouse=True)
def nothing_chosen(ledger_home, samples: Snapshot):
    """Each test begins with an office that has chosen nothing, and leaves none behind."""
    yield
    for name in (CHOICES, NOTEBOOK, *BESIDE):
        (ledger_home / name).unlink(missing_ok=True)


@pytest.fixture
def desk(open_shell):
    """The page of one week; ``desk(community="南门社区")`` for a community."""
    return lambda **query: open_page(open_shell, "briefing", **{**WEEK, **query})


def text(app: AppTest) -> str:
    """What is read on the page, each figure with its unit."""
    return re.sub(r"<[^>]+>", "", html_of(app)).replace("\u00a0", " ")


def paper(app: AppTest) -> str:
    (frame,) = app.get("iframe")
    return frame.proto.srcdoc


def parameters(app: AppTest) -> dict[str, list[str]]:
    scope = app.session_state["scope"]
    return scope.to_query()


def files(app: AppTest) -> list[dict[str, str]]:
    sent = [json.loads(part.proto.json) for part in app.get("bidi_component")]
    return [data["file"] for data in sent if data.get("file")]


def links(app: AppTest) -> list[str]:
    sent = [json.loads(part.proto.json) for part in app.get("bidi_component")]
    return [name for data in sent if data.get("key") == desk_export.KEY for name, _label in data["links"]]


def click(app: AppTest, name: str) -> AppTest:
    """Run the page as a click on an export link makes it run."""
    app.session_state[f"asked-{desk_export.KEY}"] = name
    return app.run()


def test_the_last_whole_week_of_the_whole_office_is_on_the_desk(open_shell):
    app = open_page(open_shell, "briefing")
    assert "2026 年第 43 期已备好；下周建议还没有写" in text(app)
    week = app.selectbox(key=PERIOD)
    assert week.value == (date(2026, 10, 19), date(2026, 10, 26))
    assert len(week.options) == 61
    assert week.options[0] == "2026 年第 43 周（10-19 至 10-25）"
    assert week.options[-1] == "2026 年第 44 周（10-26 至 11-01） · 未结束"
    assert app.selectbox(key="briefing-place").value == ""
    assert "2026 年第 43 期" in paper(app)


def test_another_week_and_another_community_go_into_the_scope(desk):
    app = desk()
    app.selectbox(key=PERIOD).select((date(2025, 12, 29), date(2026, 1, 5))).run()
    app.selectbox(key="briefing-place").select("南门社区").run()
    asked = parameters(app)
    assert (asked["from"], asked["to"], asked["community"]) == (["2025-12-29"], ["2026-01-05"], ["南门社区"])
    assert "2026 年第 1 期" in paper(app)
    assert "南门社区每周简报" in paper(app)
    app.selectbox(key="briefing-place").select("").run()
    assert "community" not in parameters(app)


def test_dates_that_are_no_week_are_said_to_be_chosen_freely(desk):
    app = desk(**{"from": "2026-10-01", "to": "2026-10-15"})
    assert app.selectbox(key=PERIOD).value is None
    assert "简报（2026-10-01 至 10-14）已备好" in text(app)


def test_a_month_is_chosen_and_stepped(desk):
    app = desk()
    assert app.segmented_control(key=KIND).value == Grain.WEEK
    app.segmented_control(key=KIND).set_value(Grain.MONTH).run()
    asked = parameters(app)
    assert (asked["from"], asked["to"], asked["grain"]) == (["2026-10-01"], ["2026-11-01"], ["month"])
    assert "from=2026-10-01&to=2026-11-01&grain=month" in address(app)
    assert "2026 年 10 月月报已备好；下月建议还没有写" in text(app)
    assert app.selectbox(key=PERIOD).options[0] == "2026 年 10 月"
    app.button(key="briefing-back").click().run()
    assert app.selectbox(key=PERIOD).value == (date(2026, 9, 1), date(2026, 10, 1))
    assert "本月诉求 358" in paper(app).replace("\u00a0", " ")
    app.segmented_control(key=KIND).set_value(Grain.QUARTER).run()
    assert parameters(app)["from"] == ["2026-07-01"]
    assert "2026 年第三季度季报已备好" in text(app)
    app.button(key="briefing-forth").click().run()
    assert app.selectbox(key=PERIOD).options[-1] == "2026 年第四季度 · 未结束"
    assert "未结束，只算到 2026-10-31" in paper(app)
    assert app.button(key="briefing-forth").disabled
    app.segmented_control(key=KIND).set_value(Grain.WEEK).run()
    assert parameters(app)["grain"] == ["week"]


def test_an_address_of_a_month_opens_its_briefing(desk):
    app = desk(**MONTH)
    assert app.segmented_control(key=KIND).value == Grain.MONTH
    told = paper(app).replace("\u00a0", " ")
    assert "月报" in told
    assert "2026 年 9 月" in told
    assert "每月诉求量（件），24 期" in told
    assert "上月：2026-08-01 至 08-31" in told
    english = desk(lang="en", **MONTH)
    assert "Monthly briefing 9/2026 is ready; advice for next month is not written yet" in text(english)


def test_a_month_has_advice_and_charts_of_its_own(desk):
    app = desk(**MONTH)
    app.text_area[0].set_value("下月盯紧电梯").run()
    app.button(key="chart-remove-0").click().run()
    assert advice(home(), "2026-09-01..2026-10-01", "") == "下月盯紧电梯"
    assert "<h3>下月建议</h3><p>下月盯紧电梯</p>" in paper(app)
    assert len(charts(home(), "month")) == 3
    assert charts(home()) == charts(home(), "quarter") == PRESETS
    week = desk()
    assert week.text_area[0].value == ""
    assert "本期没有数据" not in text(week)
    assert len([one for one in week.button if one.key.startswith("chart-remove-")]) == 4


def test_a_chart_seen_of_a_month_goes_into_the_monthly_briefing(open_shell):
    app = open_page(open_shell, "mediation", **MONTH)
    app.session_state["asked-levels"] = "briefing"
    app.run()
    assert "已加入月报" in app.toast[0].value
    assert charts(home(), "month")[-1] == ChosenChart("mediation", "levels")
    assert charts(home()) == PRESETS


@pytest.mark.parametrize(("size", "width"), [("a4", 794), ("slide", 1280), ("phone", 360)])
def test_the_paper_has_its_exact_size_and_stays_chosen(desk, size, width):
    app = desk()
    app.segmented_control(key="briefing-size").set_value(size).run()
    assert f'class="sheet {size}"' in paper(app)
    assert app.get("iframe")[0].proto.srcdoc.count(f"size:{width}px") == 1
    app.switch_page("mediation.py").run()
    app.switch_page("briefing.py").run()
    assert f'class="sheet {size}"' in paper(app)


def test_advice_is_kept_by_week_and_place_and_printed(desk):
    app = desk()
    app.text_area[0].set_value("  盯紧<夜间>施工。 ").run()
    assert advice(home(), KEY, "") == "盯紧<夜间>施工。"
    assert "盯紧&lt;夜间&gt;施工。" in paper(app)
    assert "下周建议已写 9 字" in text(app)
    assert app.text_area[0].value == "盯紧<夜间>施工。"
    app.selectbox(key="briefing-place").select("南门社区").run()
    assert app.text_area[0].value == ""
    app.selectbox(key="briefing-place").select("").run()
    assert app.text_area[0].value == "盯紧<夜间>施工。"


def test_what_another_reader_wrote_since_is_shown(desk):
    app = desk()
    set_advice(home(), KEY, "", "别人写的")
    assert app.run().text_area[0].value == "别人写的"


def test_a_person_in_the_advice_is_pointed_out(desk):
    app = desk()
    app.text_area[0].set_value("联系网格员王小明 13912345678").run()
    assert "好像写了人名、电话或证件号" in text(app)
    app.text_area[0].set_value("会同城管大队查夜间施工").run()
    assert "好像写了人名" not in text(app)


def test_advice_that_cannot_be_kept_yet_is_not_lost(desk, ledger_home, monkeypatch):
    monkeypatch.setattr(database, "_PATIENCE", 0.1)
    app = desk()
    with database.writing(database.notebook_file(ledger_home)):
        app.text_area[0].set_value("慢一点").run()
        assert "还没有保存" in app.error[0].value
        assert app.run().text_area[0].value == "慢一点"
        assert "慢一点" in paper(app)
    app.button(key="advice-again").click().run()
    assert not app.error
    assert advice(home(), KEY, "") == "慢一点"


def test_charts_are_moved_removed_held_and_reset(desk):
    app = desk()
    app.button(key="chart-down-0").click().run()
    assert [chart.block for chart in charts(home())] == [
        "categories",
        "volume",
        "communities",
        "satisfaction",
    ]
    app.button(key="chart-remove-2").click().run()
    assert [chart.block for chart in charts(home())] == ["categories", "volume", "satisfaction"]
    app.button(key="chart-hold-1").click().run()
    assert not charts(home())[1].follows
    assert "2026-10-19 至 10-25" in text(app)
    app.button(key="chart-hold-1").click().run()
    assert charts(home())[1] == PRESETS[0]
    app.button(key="charts-reset").click().run()
    assert charts(home()) == PRESETS
    assert app.button(key="chart-up-0").disabled
    assert app.button(key="chart-down-3").disabled


def test_a_number_puts_a_chart_in_its_place(desk):
    app = desk()
    app.number_input(key="chart-number-3").set_value(1).run()
    assert [chart.block for chart in charts(home())] == [
        "satisfaction",
        "volume",
        "categories",
        "communities",
    ]
    assert [app.number_input(key=f"chart-number-{place}").value for place in range(4)] == [1, 2, 3, 4]


def test_a_list_changed_by_hand_is_told_by_chart(desk):
    app = desk()
    set_charts(home(), [*PRESETS, ChosenChart("mediation", "volume", "from=abc", follows=False)])
    app.run()
    assert not app.exception
    assert "mediation/volume 的范围读不出来" in app.error[0].value


def test_the_list_says_what_a_size_has_no_room_for(desk):
    set_charts(
        home(),
        [*PRESETS, ChosenChart("mediation", "volume", "community=%E5%8D%97%E9%97%A8%E7%A4%BE%E5%8C%BA")],
    )
    app = desk()
    assert text(app).count("此版式不印") == 1
    assert "矛盾调解 · 南门社区" in text(app)
    app.segmented_control(key="briefing-size").set_value("slide").run()
    assert text(app).count("此版式不印") == 4
    app.segmented_control(key="briefing-size").set_value("phone").run()
    assert "此版式不印" not in text(app)


def test_without_charts_the_page_says_where_they_come_from(desk):
    set_charts(home(), ())
    told = text(desk())
    assert "简报里没有图" in told
    assert "在任何一页的图右上角点“⋯”“加入简报”" in told


def test_a_week_without_records_is_calm(desk):
    app = desk(**{"from": "2015-01-05", "to": "2015-01-12"})
    assert "2015 年第 2 期没有记录" in text(app)
    assert text(app).count("本期没有数据，不出图") == 4
    assert "本期没有记录" in paper(app)
    assert not app.exception


def test_a_damaged_file_is_said_and_left_alone(open_shell, ledger_home):
    (ledger_home / CHOICES).write_text("{", encoding="utf-8")
    app = open_shell(**WEEK)
    assert not app.error  # other pages are as ever
    app.switch_page("briefing.py").run()
    assert "briefing_choices.json 已损坏" in app.error[0].value
    assert (ledger_home / CHOICES).read_text(encoding="utf-8") == "{"


def test_nothing_is_made_before_it_is_asked_for(desk, monkeypatch):
    monkeypatch.setattr(desk_export, "edition", lambda *_: pytest.fail("a file was made"))
    app = desk()
    assert not files(app)
    assert {"docx", "pptx", "txt", "json"} <= set(links(app))


def test_a_file_bears_office_place_and_period(desk):
    app = click(desk(community="南门社区"), "json")
    (file,) = files(app)
    assert file["name"] == "示例街道办事处_每周简报_南门社区_2026-10-19至10-25.json"
    assert json.loads(base64.b64decode(file["content"]))["place"] == "南门社区"


def test_a_file_of_a_quarter_bears_its_name(desk):
    (file,) = files(click(desk(**{"from": "2026-07-01", "to": "2026-10-01"}), "txt"))
    assert file["name"] == "示例街道办事处_季报_全街道_2026年第三季度.txt"


def test_the_message_is_shown_to_be_copied(desk):
    app = click(desk(), "txt")
    told = base64.b64decode(files(app)[0]["content"]).decode()
    assert told in text(app).replace("&quot;", '"')


def test_without_a_browser_pictures_are_not_offered_and_the_page_says_why(desk, monkeypatch):
    monkeypatch.setattr(desk_export, "problem", lambda: "没有找到浏览器，请安装")
    app = desk()
    assert links(app) == ["docx", "pptx", "txt", "json"]
    assert "没有找到浏览器，请安装" in text(app)
    assert files(click(app, "docx"))


@pytest.mark.parametrize(
    ("error", "said"),
    [(PictureError("图没有画完"), "图没有画完"), (ValueError("secret"), "这个文件没有生成，其他格式仍可用")],
)
def test_a_file_that_fails_leaves_a_calm_sentence(desk, monkeypatch, error, said):
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(desk_export, "edition", fail)
    app = click(desk(), "pptx")
    assert not files(app)
    assert said in app.error[0].value
    assert "secret" not in app.error[0].value


def test_a_chart_of_a_page_is_put_in_and_taken_out_where_the_briefing_is_edited(open_shell):
    app = open_page(open_shell, "mediation", community="南门社区", **WEEK)
    app.session_state["asked-levels"] = "briefing"
    app.run()
    assert charts(home())[-1].page == "mediation"
    assert charts(home())[-1].block == "levels"
    assert "已加入简报" in app.toast[0].value
    assert offers(app)["levels"] == ("已在简报中", True)
    app.session_state["asked-levels"] = "briefing"
    app.run()
    assert len(charts(home())) == len(PRESETS) + 1
    app.switch_page("briefing.py").run()
    app.button(key=f"chart-remove-{len(PRESETS)}").click().run()
    assert charts(home()) == PRESETS


def offers(app: AppTest) -> dict[str, tuple[str, bool]]:
    """Block -> what its ⋯ says of the briefing, and whether that cannot be chosen."""
    sent = [json.loads(part.proto.json) for part in app.get("bidi_component")]
    return {
        data["key"]: (item["label"], item["is_off"])
        for data in sent
        for tool in data.get("tools", [])
        for item in tool["items"]
        if item["name"] == "briefing"
    }


def test_every_block_of_a_page_offers_it_and_says_whether_it_is_in(open_shell):
    offered = offers(open_page(open_shell, "overview", **WEEK))
    assert len(offered) > 6
    assert {key for key, (_label, is_off) in offered.items() if is_off} == {one.block for one in PRESETS}
