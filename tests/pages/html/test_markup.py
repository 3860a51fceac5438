from pages.parts.findings.comparison import Tag
from pages.parts.findings.signals import Signal
from pages.parts.html import markup
from pages.parts.html.markup import Card, Cell, Heading, Line, Table
from pages.parts.html.signal_table import rest_line, signal_table

HOSTILE = '<img src=x onerror="alert(1)">'


def test_every_text_is_escaped():
    card = Card(
        HOSTILE,
        HOSTILE,
        HOSTILE,
        lines=(Line(HOSTILE, HOSTILE),),
        note=HOSTILE,
        help=HOSTILE,
        tag=HOSTILE,
        reason=HOSTILE,
    )
    table = Table((Heading(HOSTILE, True),), ((Cell(HOSTILE, note=HOSTILE),),), (Cell(HOSTILE),))
    signal = Signal(Tag.ALARM, HOSTILE, HOSTILE, HOSTILE, HOSTILE, reason=HOSTILE)
    drawn = [
        markup.page_head(HOSTILE, HOSTILE, [HOSTILE]),
        markup.kpi_band([card]),
        markup.unit_table(table),
        signal_table([signal]),
        markup.block_head(HOSTILE, HOSTILE),
        markup.reading(HOSTILE),
        markup.source_line([HOSTILE]),
        markup.calm(HOSTILE),
        rest_line(HOSTILE),
    ]
    assert not any("<img" in html for html in drawn)


def test_bold_clause():
    assert markup.reading("甲，**不必追因**。") == '<p class="rd">甲，<b>不必追因</b>。</p>'


def test_a_tag_has_the_colour_of_its_word():
    assert 'class="tag t-red"' in markup.tag("预警", "高于上限")
    assert 'class="tag t-flat"' in markup.tag("正常波动", "在上下限之内")
    assert markup.tag("", "") == ""


def test_a_tag_says_why_to_a_pointer_a_finger_and_a_screen_reader():
    html = markup.tag("预警", "42 件，高于上限 30")
    assert 'title="42 件，高于上限 30"' in html
    assert 'aria-label="预警：42 件，高于上限 30"' in html
    assert html.startswith("<details")
    assert html.endswith("<p>42 件，高于上限 30</p></details>")


def test_deadline_column_only_where_there_is_a_deadline():
    without = signal_table([Signal(Tag.WATCH, "甲")])
    within = signal_table([Signal(Tag.WATCH, "甲", deadline="10-30")])
    assert "期限" not in without
    assert "期限" in within
    assert "10-30" in within


def test_sum_row_is_marked():
    html = markup.unit_table(Table((Heading("社区", True),), ((Cell("甲"),),), (Cell("合计"),)))
    assert '<tr class="sum"><td class="s">合计</td></tr>' in html


def test_a_table_without_a_column_keeps_the_others_in_their_places():
    heads = (Heading("社区", True, column="community"), Heading("增减", column="change"), Heading("率"))
    table = Table(heads, ((Cell("甲"), Cell(""), Cell("9")),), (Cell("合计"), Cell(""), Cell("8")))
    kept = table.without("change")
    assert [heading.text for heading in kept.headings] == ["社区", "率"]
    assert [[cell.text for cell in row] for row in (*kept.rows, kept.total)] == [["甲", "9"], ["合计", "8"]]
    assert table.without("rank") == table


def test_no_line_breaks_inside_a_date_or_before_a_unit():
    html = markup.block_head("上周 8 件", "2026-10-19 至 10-25 停得最久的 8 件")
    assert "<h2>上周 8\u00a0件</h2>" in html
    assert (
        '<span class="nb">2026-10-19</span>\u00a0至 <span class="nb">10-25</span>\u00a0停得最久的 8\u00a0件'
        in html
    )
    assert markup.unbroken_html("8 cases of 2026-10") == "8 cases of 2026-10"
    assert markup.unbroken_html("第 7 / 27，比上期 −17.0%") == "第 7\u00a0/\u00a027，比上期\u00a0−17.0%"


def test_a_line_breaks_between_its_parts():
    parts = (
        '<span class="part">全街道</span> <span class="part">前一周为 <span class="nb">10-12</span></span>'
    )
    assert parts in markup.page_head("本周", "甲", ["全街道", "前一周为 10-12"])
    assert parts in markup.source_line(["全街道", "前一周为 10-12"])
