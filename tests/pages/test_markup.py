from pages.parts import markup
from pages.parts.findings.comparison import Tag
from pages.parts.findings.signals import Signal
from pages.parts.markup import Card, Cell, Heading, Line, Table

HOSTILE = '<img src=x onerror="alert(1)">'


def test_every_text_is_escaped():
    card = Card(HOSTILE, HOSTILE, HOSTILE, lines=(Line(HOSTILE, HOSTILE),), note=HOSTILE, help=HOSTILE)
    table = Table((Heading(HOSTILE, True),), ((Cell(HOSTILE, note=HOSTILE),),), (Cell(HOSTILE),))
    signal = Signal(Tag.ALARM, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    drawn = [
        markup.page_head(HOSTILE, HOSTILE, [HOSTILE]),
        markup.kpi_band([card]),
        markup.unit_table(table),
        markup.signal_table([signal]),
        markup.block_head(HOSTILE, HOSTILE),
        markup.reading(HOSTILE),
        markup.source_line([HOSTILE]),
        markup.calm(HOSTILE),
    ]
    assert not any("<img" in html for html in drawn)


def test_bold_clause():
    assert markup.reading("甲，**不必追因**。") == '<p class="rd">甲，<b>不必追因</b>。</p>'


def test_a_tag_has_the_colour_of_its_word():
    assert 'class="tag t-red"' in markup.tag("预警")
    assert 'class="tag t-flat"' in markup.tag("正常波动")
    assert markup.tag("") == ""


def test_deadline_column_only_where_there_is_a_deadline():
    without = markup.signal_table([Signal(Tag.WATCH, "甲")])
    within = markup.signal_table([Signal(Tag.WATCH, "甲", deadline="10-30")])
    assert "期限" not in without
    assert "期限" in within
    assert "10-30" in within


def test_sum_row_is_marked():
    html = markup.unit_table(Table((Heading("社区", True),), ((Cell("甲"),),), (Cell("合计"),)))
    assert '<tr class="sum"><td class="s">合计</td></tr>' in html
