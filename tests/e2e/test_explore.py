"""自助分析 in a real browser: choices go into the address, and the numbers are those of the command line."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from data.snapshots.store import Snapshot
from queries.__main__ import main
from tests.e2e.conftest import becomes, expect_query, query_of, settle

Visit = Callable[[str], Page]
YEAR = "from=2025-11-01&to=2026-11-01&grain=month&compare=year"


def test_a_rate_by_channel_and_community_is_the_answer_of_the_command(
    visit: Visit, samples: Snapshot, capsys
) -> None:
    page = visit(f"/explore?{YEAR}&measure=on_time_rate&rows=channel&columns=community&chart=pivot")
    by = ["--by", "channel", "--by", "community"]
    days = ["--from", "2025-11-01", "--to", "2026-10-31"]
    main(["ask", "--measure", "on_time_rate", *by, *days, "--parts", "--format", "csv"])
    lines = [line.split(",") for line in capsys.readouterr().out.splitlines()]
    _channel, _community, _rate, part, whole = next(
        line for line in lines if line[:2] == ["12345", "南门社区"]
    )
    table = page.locator(".st-key-explore-body table.tb")
    place = table.locator("thead th").all_inner_texts().index("南门")
    row = table.locator("tbody tr").filter(has_text="12345").first
    expect(row.locator("td").nth(place)).to_contain_text(f"{int(part):,}\u00a0/\u00a0{int(whole):,}")
    expect(row.locator("td").nth(place)).to_contain_text(f"{100 * int(part) / int(whole):.1f}%")


def test_a_start_fills_the_choice_and_a_chart_goes_into_the_address(visit: Visit) -> None:
    page = visit(f"/explore?{YEAR}")
    settle(page, page.get_by_role("button", name="换指标、换小区或单位 →").click)
    expect(page.locator(".st-key-explore-body .ct").first).to_contain_text("各社区的按期办结率")
    expect(page.locator("h1")).to_contain_text("目标")  # the finding
    settle(page, page.get_by_role("button", name="排名表", exact=True).click)
    expect(page.locator(".st-key-explore-body table.tb")).to_contain_text("第")
    expect_query(page, chart=["ranked"], measure=["on_time_rate"], rows=["community"])
    expect(page.get_by_role("button", name="堆积", exact=True)).to_be_disabled()
    page.reload()
    expect(page.locator(".st-key-explore-body table.tb")).to_contain_text("第")


def test_a_mark_of_a_free_question_narrows_and_its_chart_keeps_its_rows(visit: Visit) -> None:
    page = visit(f"/explore?{YEAR}&measure=half_closed_days&rows=channel&chart=spread")
    figure = page.locator('.chart-figure[data-key="explore"]')
    figure.focus()
    rows = figure.locator(".ytick").count()
    page.keyboard.press("ArrowDown")
    settle(page, lambda: page.keyboard.press("Space"))
    (channel,) = query_of(page)["channel"]
    expect(page.locator(".chip", has_text=channel)).to_be_visible()
    expect(page.locator(".ct p", has_text="本图不受所选渠道限制")).to_be_visible()
    expect(figure.locator(".ytick")).to_have_count(rows)
    settle(page, lambda: page.evaluate("history.back()"))
    expect_query(page, channel=[])


def test_what_an_address_says_wrongly_is_noted(visit: Visit) -> None:
    page = visit(f"/explore?{YEAR}&measure=request_count&rows=planet")
    expect(page.get_by_text("链接中的 rows=planet 无法识别，没有用上。")).to_be_visible()
    expect(page.locator(".st-key-explore-body .ct").first).to_contain_text("全部诉求量")


def test_on_a_phone_small_charts_stand_one_under_another(visit: Visit) -> None:
    chosen = "measure=on_time_rate&rows=channel&columns=community&chart=panels"
    page = visit(f"/explore?{YEAR}&{chosen}")
    page.set_viewport_size({"width": 390, "height": 844})
    box = page.locator(".chart-box:has([data-key=explore])")
    expect(box.locator(".annotation", has_text="2,153 / 2,360")).to_be_visible()
    fits = "box => [box.scrollWidth <= box.clientWidth, box.clientHeight > 1500]"
    becomes(page, lambda: box.evaluate(fits), [True, True])
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(box.locator(".annotation", has_text="2,153 / 2,360")).to_have_count(0)


def test_many_periods_in_a_small_chart_offer_a_coarser_grain(visit: Visit) -> None:
    chosen = "measure=on_time_rate&rows=channel&columns=community&chart=panels"
    page = visit(f"/explore?{YEAR.replace('month', 'week')}&{chosen}")
    expect(page.locator(".st-key-explore-controls")).to_contain_text("换“月”每格 12 期")


def test_numerator_and_denominator_of_a_rate_each_open_their_rows(visit: Visit) -> None:
    address = f"/explore?{YEAR}&measure=on_time_rate&rows=channel&columns=community&chart=pivot"
    for at, name in enumerate(("按期办结的诉求", "到期诉求")):
        page = visit(address)
        row = page.locator(".st-key-explore-body table.tb tbody tr").filter(has_text="12345").first
        number = row.locator("td").nth(1).locator(".nn .pick").nth(at)
        said = number.inner_text()
        number.click()
        page.wait_for_url("**/rows?**")
        expect(page.locator(".rows-first")).to_contain_text(f"{said} 行")
        expect(page.locator(".rows-first")).to_contain_text("一行不差")
        expect(page.locator("h1")).to_contain_text(f"{name} {said}")
