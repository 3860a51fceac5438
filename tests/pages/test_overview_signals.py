"""The signals on 本周: hot spots with their links, repeats, and what is left out of a narrower scope."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape
from urllib.parse import parse_qs, urlparse

import pytest

from data.snapshots.store import Snapshot
from pages.parts.asking import attention
from pages.parts.asking.fetch import answer_from
from pages.parts.findings.comparison import Position, Tag
from pages.parts.findings.expected_counts import expected_counts, normal_span
from pages.parts.subjects.overview import blocks as overview
from pages.parts.subjects.overview.communities import communities
from pages.parts.subjects.overview.headline_sentences import satisfaction_headline
from pages.parts.words.language import speaking
from queries import Comparison, Scope, run
from tests.pages.conftest import figures
from tests.pages.test_pages import WEEK, open_page, text


def linked(html: str) -> list[Scope]:
    """The scopes of the links into 诉求量, in order."""
    targets = re.findall(r'<a class="go" href="(service_requests\?[^"]+)"', html)
    return [Scope.from_query(parse_qs(urlparse(unescape(target)).query)) for target in targets]


def test_a_hot_spot_links_to_the_requests_it_counts(open_shell, samples):
    html = text(open_page(open_shell, "overview", **WEEK))
    row = re.search(r"<td[^>]*>青云首府 · 噪声扰民.*?</tr>", html).group()
    said = int(re.search(r"<b>(\d+)</b>", row).group(1))
    counted = run("service_requests/summary", linked(row)[0], snapshot=samples)["request_count"][0]
    assert said == counted >= 5


def test_a_repeat_links_to_its_place_and_category(open_shell):
    html = text(open_page(open_shell, "overview", **WEEK))
    scopes = linked(html)
    assert len(scopes) > 1
    assert all(scope.compounds and scope.categories for scope in scopes)


def test_a_hot_spot_that_an_event_tells_is_no_row_beside_its_card(open_shell):
    # of one community: among all, hazards after their deadline and missed targets take the five rows
    html = text(open_page(open_shell, "overview", community="南门社区", **WEEK))
    table = re.search(r'<table class="tb att"[^>]*>.*?</table>', html).group()
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", table)[1:]
    assert 0 < len(rows) <= 5
    assert not any("青云首府 噪声扰民" in row for row in rows)
    cards = re.findall(r'<section class="ev">.*?</section>', html)
    assert sum("青云首府" in card and "噪声" in card and "预警" in card for card in cards) == 1


def test_the_language_goes_with_a_link(open_shell):
    html = text(open_page(open_shell, "overview", lang="en", **WEEK))
    assert re.search(r'<a class="go" href="service_requests\?[^"]+lang=en"', html)


def test_one_community_has_no_strips_but_its_place_in_the_funnel(open_shell):
    drawn = figures(open_page(open_shell, "overview", community="南门社区", **WEEK))
    assert "strips" not in drawn
    assert "community-funnel" in drawn


def test_the_first_charts_are_of_one_height_and_lower_beside_the_communities(open_shell):
    one = figures(open_page(open_shell, "overview", community="南门社区", **WEEK))
    assert {one[name]["height"] for name in ("volume", "satisfaction")} == {300}
    assert figures(open_page(open_shell, "overview", **WEEK))["volume"]["height"] == 240


def test_satisfaction_of_one_community_is_told_over_time(open_shell):
    one = figures(open_page(open_shell, "overview", community="南门社区", **WEEK))
    assert "时间" in one["satisfaction"]["alt"] or "期" in one["satisfaction"]["alt"]


def test_a_compound_is_not_compared_with_communities(open_shell):
    drawn = figures(open_page(open_shell, "overview", compound="青云首府", **WEEK))
    assert not {"strips", "community-funnel"} & set(drawn)
    assert "size-funnel" in drawn


def test_the_rows_are_gathered_once_for_a_scope_and_a_language(samples: Snapshot):
    scope = Scope(date(2026, 10, 19), date(2026, 10, 26), comparison=Comparison.PREVIOUS)
    here = attention.attention(scope, samples)
    gathered = attention._signal_cache.cache_info().misses
    assert attention.attention(scope, samples) == here != []
    assert attention._signal_cache.cache_info().misses == gathered
    with speaking("en"):
        assert [row.what for row in attention.attention(scope, samples)] != [row.what for row in here]
    here.clear()
    assert attention.attention(scope, samples) != []


@pytest.mark.parametrize(("end", "is_named"), [(date(2026, 10, 26), True), (date(2026, 9, 14), False)])
def test_row_title_and_headline_name_the_same_community(samples: Snapshot, end: date, *, is_named: bool):
    """Twice its interval lies below the target; beside five others it stays in one week only."""
    scope = Scope(end - timedelta(weeks=1), end)
    found = attention.satisfaction_standings(scope)
    low = [each.name for each in found if each.position is Position.BELOW]
    rows = [row.unit for row in attention.attention(scope, samples) if row.level is Tag.MISSED]
    title = overview.satisfaction(scope, samples).reading.title
    headline = satisfaction_headline("上周", 850, 1000, target=0.85, found=found)
    assert low == ["体育场社区"]
    assert ("体育场社区" in rows, "体育场低于" in title, "体育场低于" in headline) == (is_named,) * 3


def test_of_the_compounds_of_a_year_one_is_unusual_for_its_size_and_not_twelve(samples: Snapshot):
    """Poisson counts alone put twelve of the 53 outside: the places vary four times as much as those."""
    year = Scope(date(2025, 10, 27), date(2026, 10, 26))
    places = expected_counts(run("service_requests/volume_by_compound", year, snapshot=samples))
    low, high = normal_span(places["expected"])
    assert len(places) == 53
    assert ((places["request_count"] < low) | (places["request_count"] > high)).sum() >= 10
    assert list(places.loc[places["side"] != 0, "compound"]) == ["中城商住楼"]
    assert places["dispersion"].iloc[0] > 4


@pytest.mark.parametrize(("comparison", "columns"), [(None, 0), (Comparison.YEAR, 1)])
def test_the_change_of_a_community_has_a_column_where_something_is_compared(samples, comparison, columns):
    scope = Scope(date(2026, 10, 19), date(2026, 10, 26), comparison=comparison)
    with answer_from(samples):
        html = communities(scope, samples).html
    assert re.search(r"<th[^>]*>.*?</th>", html)
    assert len(re.findall(r"<th[^>]*>较", re.sub(r"<(?!/?th)[^>]*>", "", html))) == columns
