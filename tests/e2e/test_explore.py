"""自助分析 in a real browser: choices go into the address, and the numbers are those of the command line."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from data.snapshots.store import Snapshot
from queries.__main__ import main

Visit = Callable[[str], Page]
YEAR = "from=2025-11-01&to=2026-11-01&grain=month&compare=year"


def asked(page: Page, name: str) -> list[str]:
    return parse_qs(urlsplit(page.url).query).get(name, [])


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
    page.get_by_role("button", name="换指标、换小区或单位 →").click()
    expect(page.locator("h1")).to_have_text("各社区的按期办结率")
    page.get_by_role("button", name="排名表", exact=True).click()
    expect(page.locator(".st-key-explore-body table.tb")).to_contain_text("第")
    page.wait_for_url("**chart=ranked**")
    assert asked(page, "measure") == ["on_time_rate"]
    assert asked(page, "rows") == ["community"]
    expect(page.get_by_role("button", name="堆积", exact=True)).to_be_disabled()
    page.reload()
    expect(page.locator(".st-key-explore-body table.tb")).to_contain_text("第")


def test_what_an_address_says_wrongly_is_noted(visit: Visit) -> None:
    page = visit(f"/explore?{YEAR}&measure=request_count&rows=planet")
    expect(page.get_by_text("链接中的 rows=planet 无法识别，没有用上。")).to_be_visible()
    expect(page.locator("h1")).to_contain_text("全部诉求量")
