"""What is read on the screen and what is taken away from it is what the questions answer."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
from playwright.sync_api import Download, Page, expect

from data.snapshots.store import Snapshot
from queries import Scope, run
from tests.e2e.conftest import choose, door, expect_query, ready, settle, turn_to

Visit = Callable[[str], Page]
WEEK = "from=2026-10-19&to=2026-10-26&compare=previous"
SCOPE = Scope(date(2026, 10, 19), date(2026, 10, 26), communities=("南门社区",))
#: Page -> question and column of its first card.
FIRST = {
    "": ("service_requests/summary", "request_count"),
    "service_requests": ("service_requests/summary", "request_count"),
    "mediation": ("mediation_cases/summary", "case_count"),
}


def test_the_first_card_is_the_answer_of_its_question(visit: Visit, samples: Snapshot) -> None:
    page = visit(f"/?{WEEK}&community=南门社区")
    for path, (question, column) in FIRST.items():
        turn_to(page, path)
        answer = run(question, SCOPE, snapshot=samples).iloc[0][column]
        expect(page.locator(".kpi .v").first).to_have_text(re.compile(rf"^{int(answer):,}\D*$"))


def test_the_satisfaction_rate_stands_with_its_fraction(visit: Visit, samples: Snapshot) -> None:
    page = visit("/satisfaction?from=2026-01-01&to=2026-10-01&compare=year")
    answer = run("satisfaction/summary", Scope(date(2026, 1, 1), date(2026, 10, 1)), snapshot=samples).iloc[0]
    card = page.locator(".kpi").first
    expect(card.locator(".v")).to_contain_text(f"{100 * answer['satisfaction_rate']:.1f}")
    expect(card.locator(".n")).to_contain_text(f"{int(answer['rated_count']):,}")


def taken(page: Page, key: str, kind: str) -> Download:
    with page.expect_download() as waiting:
        choose(page, key, "下载", kind)
    return waiting.value


def test_csv_opens_in_excel_and_holds_the_numbers(look: Visit, samples: Snapshot, tmp_path: Path) -> None:
    download = taken(look(f"/?{WEEK}"), "categories", "数据 CSV")
    assert download.suggested_filename.startswith("示例街道办事处_本周_")
    assert "2026-10-19至2026-10-25" in download.suggested_filename
    download.save_as(tmp_path / "taken.csv")
    content = (tmp_path / "taken.csv").read_bytes()
    assert content[:3] == b"\xef\xbb\xbf"
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    total = run("service_requests/summary", SCOPE.replace(communities=None), snapshot=samples).iloc[0][
        "request_count"
    ]
    assert sum(float(row["诉求量（件）"]) for row in rows) == total


def test_a_picture_of_a_chart(look: Visit, tmp_path: Path) -> None:
    taken(look(f"/?{WEEK}"), "volume", "图片 PNG").save_as(tmp_path / "taken.png")
    content = (tmp_path / "taken.png").read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert len(content) > 20_000


def test_the_files_of_a_table_end_with_the_sums_it_draws(look: Visit, tmp_path: Path) -> None:
    page = look(f"/?{WEEK}")
    drawn = page.locator("tr.sum td").nth(1).inner_text()
    taken(page, "communities", "数据 XLSX").save_as(tmp_path / "taken.xlsx")
    *_rows, total = openpyxl.load_workbook(tmp_path / "taken.xlsx")["数据"].iter_rows(values_only=True)
    assert total[:2] == ("合计", int(drawn))


def test_xlsx_says_how_it_was_filtered(visit: Visit, tmp_path: Path) -> None:
    taken(visit(f"/service_requests?{WEEK}&community=南门社区"), "volume", "数据 XLSX").save_as(
        tmp_path / "taken.xlsx"
    )
    book = openpyxl.load_workbook(tmp_path / "taken.xlsx")
    said = {row[0].value: str(row[1].value) for row in book["筛选条件"].iter_rows(min_row=2)}
    assert "南门社区" in said["范围"]
    assert said["数据性质"] == "演示数据"
    assert said["查询"] == "service_requests/volume_by_period"


def test_definition_and_table_of_a_chart(visit: Visit) -> None:
    page = visit(f"/?{WEEK}")
    choose(page, "satisfaction", "口径")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("满意率")
    expect(dialog.get_by_text("供分析员核对")).to_be_visible()
    expect(dialog).not_to_contain_text(".sql", use_inner_text=True)
    dialog.get_by_text("供分析员核对").click()
    expect(dialog.get_by_text("python -m queries run satisfaction/rate_by_community --from")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    block = page.locator(".st-key-block-satisfaction")
    choose(page, "satisfaction", "表")
    expect(block.get_by_role("columnheader", name="满意率", exact=True)).to_be_visible()
    expect(block.locator(".chart-figure")).to_be_hidden()
    expect(block).not_to_contain_text("None", use_inner_text=True)
    choose(page, "satisfaction", "图")
    expect(block.get_by_role("columnheader")).to_have_count(0)
    expect(block.locator(".chart-figure")).to_be_visible()


# Parts that end beyond the screen, and lines of a card that are cut or run into the next one.
STICKING_OUT = """() => [
  ...[...document.querySelectorAll('.kpi, .ph, .ct, .rd, .src, .chart-figure')]
    .filter(part => part.getBoundingClientRect().right > innerWidth + 1),
  ...[...document.querySelectorAll('.kpi .l, .kpi .n, .kpi .d')]
    .filter(line => line.scrollWidth > line.clientWidth + 1
      || line.getBoundingClientRect().right > line.closest('.kpi').getBoundingClientRect().right + 1),
].map(part => part.className + ': ' + part.innerText)"""


def test_nothing_sticks_out(visit: Visit) -> None:
    page = visit(f"/?{WEEK}")
    widths = [1440, 390, 1024]
    for path in ("", "service_requests", "mediation", "satisfaction"):
        turn_to(page, path)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_function(f"() => {STICKING_OUT[6:]}.length === 0")
        widths.reverse()  # the next page comes in the width in which this one ends: it is drawn once less


YEAR = "from=2025-11-01&to=2026-11-01&grain=month"


def test_both_sides_of_a_comparison_are_the_answers_of_the_question(visit: Visit, samples: Snapshot) -> None:
    page = visit(f"/compare?{YEAR}&compound=象城外滩&b_compound=青云首府")
    year = Scope(date(2025, 11, 1), date(2026, 11, 1))
    first = page.locator("table.cmp tbody tr").nth(1)
    for place, name in ((1, "象城外滩"), (2, "青云首府")):
        answer = run("service_requests/summary", year.replace(compounds=(name,)), snapshot=samples).iloc[0]
        cell = first.locator("td").nth(place)
        expect(cell).to_contain_text(f"{answer['per_thousand_households']:.1f}")
        expect(cell.locator(".m")).to_contain_text(
            f"{int(answer['request_count'])} 件 / {int(answer['households'])} 户"
        )


def test_sides_change_places_and_a_reload_and_the_navigation_keep_them(visit: Visit) -> None:
    page = visit(f"/compare?{YEAR}&compound=象城外滩&b_compound=青云首府")
    settle(page, lambda: page.get_by_role("button", name="⇄ 对调").click())
    sides = page.locator(".side b")
    expect(sides.first).to_have_text("青云首府")
    expect_query(page, b_compound=["象城外滩"])
    page.reload()
    ready(page)
    expect(sides.first).to_have_text("青云首府")
    expect(sides.last).to_have_text("象城外滩")
    turn_to(page, "definitions")
    expect(page.get_by_role("link", name="对比…")).to_be_visible()
    settle(page, door(page, "对比").click)
    expect(sides.last).to_have_text("象城外滩")


def test_the_link_of_a_page_takes_its_scope_along(visit: Visit) -> None:
    page = visit(f"/service_requests?{YEAR}&community=南门社区")
    settle(page, lambda: page.get_by_role("link", name="对比…").click())
    expect(page.locator(".ph h1")).to_contain_text("近 12 月")
    expect(page.locator(".ph .scope")).to_contain_text("南门社区")
