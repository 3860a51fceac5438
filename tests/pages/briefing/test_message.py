"""The message for WeChat ends, fits and says something, however long the names in it are."""

from __future__ import annotations

import dataclasses

from hypothesis import example, given
from hypothesis import strategies as st

from pages.parts.briefing.formats import MOST, text
from pages.parts.briefing.model import Paragraph, Section
from tests.pages.briefing.by_hand import FULL

#: Short texts, and such as no clause ends in or only clauses make.
said = st.builds(
    lambda unit, often, end: unit * often + end,
    st.text("南门社区，；。1", min_size=1, max_size=12),
    st.sampled_from([1, 3, 40, 400]),
    st.sampled_from(["", "。", "；", "，"]),
)
sections = st.lists(
    st.builds(
        lambda title, told: Section("k", title, tuple(map(Paragraph, told))), said, st.lists(said, max_size=2)
    ),
    max_size=9,
)


@given(title=said, issue=said, headline=said, parts=sections, advice=said)
@example(title="甲" * 3_000, issue="", headline="甲" * 3_000, parts=[], advice="")
@example(title="", issue="", headline="", parts=[Section("k", "甲", (Paragraph("；" * 3_000),))], advice="")
def test_the_message_always_ends(title: str, issue: str, headline: str, parts: list[Section], advice: str):
    made = dataclasses.replace(
        FULL, title=title, issue=issue, headline=headline, sections=tuple(parts), advice=advice
    )
    message = text(made).decode()
    assert 0 < len(message) < MOST
    assert message.endswith("\n")


def test_what_fits_is_not_cut():
    lead = "南门社区 83 件，连续两周高于上限；新城社区 12 件。"
    made = dataclasses.replace(FULL, sections=(Section("k", "社区", (Paragraph(lead),)),), advice="")
    assert f"一、社区：{lead}" in text(made).decode()


def test_the_longest_section_gives_up_its_last_clauses():
    short, long = "南门社区 83 件。", "甲社区 1 件；" * 150 + "乙社区 2 件。"
    parts = tuple(Section("k", name, (Paragraph(told),)) for name, told in (("短", short), ("长", long)))
    message = text(dataclasses.replace(FULL, sections=parts)).decode()
    assert f"一、短：{short}" in message
    assert "甲社区 1 件。" in message
    assert "乙社区 2 件" not in message
    assert MOST - 100 < len(message) < MOST
