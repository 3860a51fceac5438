"""Briefings made by hand: an empty one, and one with everything that is awkward to write."""

from __future__ import annotations

import struct
import zlib
from datetime import date, datetime

from pages.parts.briefing.model import Briefing, Chart, Paragraph, Section, Table

LONG_NAME = "珠光街道仰忠社区北京路文明路口第三网格老旧小区改造临时指挥部"
WEEKS = tuple(f"第 {week} 周" for week in range(14, 48))

TOTAL = Section(
    key="total",
    title="总体情况",
    paragraphs=(
        Paragraph("2026-11-16 至 11-22 共受理诉求 412 件，较上期上升 5.9%。"),
        Paragraph("按期办结率 95.6%（371 / 388 件到期），在正常波动内。"),
    ),
    charts=(
        Chart(
            title="上周诉求 412 件，仍在正常波动内",
            note="每周诉求（件），近 34 周",
            kind="line",
            categories=WEEKS,
            series=(
                ("诉求", (*(300.0 + 3 * n for n in range(20)), None, *(380.0 + n for n in range(12)), 412.0)),
            ),
            unit="件",
            key="total-weeks",
        ),
        Chart(
            title="噪声扰民 78 件，比上期多 17 件",
            note="上周诉求，前四类",
            kind="bar",
            categories=("噪声扰民", "物业服务", LONG_NAME, "=1+1"),
            series=(("本期", (78.0, 71.0, None, 19.0)), ("上期", (61.0, 72.0, 55.0, 0.0))),
            unit="件",
            key="total-kinds",
        ),
        Chart(
            title="满意率 86.7%，最低 77.1%",
            note="满意 / 有效评价",
            kind="bar",
            categories=("信江社区", "体育场社区"),
            series=(("满意率", (93.3, 77.1)),),
            unit="%",
            key="total-rates",
        ),
    ),
)

PLACES = Section(
    key="places",
    title="社区与小区",
    paragraphs=(Paragraph("南门社区 83 件，连续两周高于上限。"),),
    tables=(
        Table(
            title="各小区诉求，2026-11-16 至 11-22",
            headings=("小区", "诉求（件）", "较上期", "按期办结率"),
            rows=tuple(
                (
                    f"{LONG_NAME if n % 7 == 3 else '小区'}{n}",
                    f"{1000 + 37 * n:,}",
                    "▲ 26%",
                    f"{90 + n / 4:.1f}%",
                )
                for n in range(20)
            ),
            is_number=(False, True, True, True),
        ),
    ),
)

FULL = Briefing(
    office="示例街道办事处",
    title="每周简报",
    document="每周简报",
    issue="2026 年第 47 期",
    place="全街道",
    date_from=date(2026, 11, 16),
    date_to=date(2026, 11, 23),
    period="2026-11-16 至 11-22（第 47 周）",
    compared=("上期 2026-11-09 至 11-15", "上年同期 2025-11-17 至 11-23"),
    as_of=datetime(2026, 11, 25, 18, 30),
    request_count=412,
    excluded_count=7,
    is_demonstration=True,
    snapshot="a1b2c3",
    headline="上周诉求 412 件，仍在正常波动内；南门社区连续两周高于上限，主因是夜间施工噪声",
    sections=(TOTAL, PLACES, Section("visits", "回访", (Paragraph("回访 286 件，满意 248 件。"),))),
    advice_title="下周建议",
    advice="一是盯住南门社区夜间施工。\n二是补登小区名称。",
    definitions=tuple(
        (f"指标{n}", f"分子 / 分母，第 {n} 种算法；" + "不纳入考核和已作废的剔除。" * (n % 4))
        for n in range(14)
    ),
    settings=(("基本满意权重", "1"),),
)

EMPTY = Briefing(
    office="",
    title="每周简报",
    document="每周简报",
    issue="",
    place="全街道",
    date_from=date(2015, 1, 5),
    date_to=date(2015, 1, 12),
    period="2015-01-05 至 01-11",
    compared=(),
    as_of=datetime(2026, 11, 25, 18, 30),
    request_count=0,
    excluded_count=0,
    is_demonstration=False,
    snapshot="",
    headline="",
    sections=(
        Section(
            "total",
            "总体情况",
            (),
            charts=(
                Chart("没有诉求", "诉求", "line", (), (("诉求", ()),), "件"),
                Chart("没有诉求", "诉求", "bar", ("南门社区",), (("诉求", (None,)),), "件"),
            ),
            tables=(Table("各社区", ("社区", "诉求"), (), (False, True)),),
        ),
    ),
    advice_title="下周建议",
)


def png(width: int, height: int) -> bytes:
    """A grey picture of so many pixels."""

    def part(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\x00" + b"\xcc" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", rows) + part(b"IEND", b"")


def printed(briefing: Briefing) -> set[str]:
    """Every sentence and every cell of a briefing."""
    texts = {
        briefing.title,
        briefing.headline,
        briefing.period,
        briefing.place,
        *briefing.advice.splitlines(),
    }
    for section in briefing.sections:
        texts |= {section.title, *(paragraph.text for paragraph in section.paragraphs)}
        texts |= {table.title for table in section.tables} | {chart.title for chart in section.charts}
        texts |= {cell for table in section.tables for row in (table.headings, *table.rows) for cell in row}
        texts |= {chart.note for chart in section.charts}
    texts |= {text for pair in (*briefing.definitions, *briefing.settings) for text in pair}
    return texts - {""}
