"""公开数据对照: every published figure with its answer, every mechanism with its page."""

from __future__ import annotations

import re

import pytest

from data.importing.importer import import_files
from data.published import published_figures
from pages.parts.asking.fetch import fetch
from pages.parts.subjects.published.mechanisms import MECHANISMS
from pages.parts.subjects.published.tables import comparison_note, headline
from pages.parts.words.navigation import TITLES
from queries.published import answers
from tests.conftest import ROOT
from tests.pages.conftest import blocks
from tests.pages.test_pages import open_page, text


def test_every_figure_has_its_answer_and_the_question_that_gave_it(look_at):
    html = text(open_page(look_at, "published"))
    assert "演示台账按 53\u00a0个公开数字编制，核对一致" in html.replace("53 个", "53\u00a0个")
    assert "一致只说明查询算得对" in html
    assert html.count('<td class="s">一致</td>') == 53
    assert all(figure.figure in html for figure in published_figures())
    assert "不一致" not in html
    assert "&lt;5" in html
    assert "142\u00a0/\u00a0144" in html
    assert html.count("回访（诉求、调解）、测评（物业、社区）合计") == 1  # what the rate of 象城外滩 pools
    assert "mediation_cases/outcome_by_venue" in html.replace("<wbr>", "")


def test_every_mechanism_leads_to_a_page_of_the_navigation(look_at):
    html = text(open_page(look_at, "published"))
    assert [one.number for one in MECHANISMS] == [f"m{n:02}" for n in range(1, 39)]
    addresses = set(re.findall(r'href="([a-z_]+)\?', html))
    assert addresses >= {one.page for one in MECHANISMS}
    assert addresses <= set(TITLES)
    assert all((ROOT / "pages" / f"{one.page}.py").is_file() for one in MECHANISMS)


PLACES = sorted({(one.page, one.community, one.compound) for one in MECHANISMS})


@pytest.mark.parametrize("place", PLACES, ids="-".join)
def test_the_page_of_a_mechanism_draws_its_block(open_shell, place: tuple[str, str, str]):
    page, community, compound = place
    query = {"community": community} | ({"compound": compound} if compound else {})
    drawn = blocks(open_page(open_shell, page, **query))
    wanted = {one.block for one in MECHANISMS if (one.page, one.community, one.compound) == place}
    assert wanted <= drawn


def test_links_keep_the_language(open_shell):
    html = text(open_page(open_shell, "published", lang="en"))
    links = re.findall(r'href="([a-z_]+\?[^"]*)"', html)
    assert len(links) == 53 + 38 + 1  # the last is 对比… of the head
    assert all("lang=en" in link for link in links)
    assert html.count('<td class="s">yes</td>') == 53


def test_figures_whose_ledger_is_missing_are_not_called_wrong(open_shell, tmp_path, monkeypatch):
    monkeypatch.setenv("LEDGER_HOME", str(tmp_path))
    import_files([ROOT / "tests" / "data" / "fixtures" / "exports" / "messy_hotline.csv"], home=tmp_path)
    html = text(open_page(open_shell, "published"))
    assert "现有台账还回答不了" in html
    assert "不一致" not in html


def test_only_the_samples_are_made_after_the_figures(samples):
    told = answers(fetch, samples.row_counts)
    assert headline(told, is_demonstration=True).startswith("演示台账按 53")
    own = headline(told, is_demonstration=False) + comparison_note(is_demonstration=False)
    assert "演示" not in own
    assert "53 个公开数字与台账查询结果一致" in own
