import json
import re
from html import unescape

from pages.parts.html.clickable import names_in, narrowing, opening, with_marks
from pages.parts.html.markup import Cell, Heading, Table, unit_table

GATE = (("community", "南门社区"),)
TABLE = unit_table(
    Table(
        (Heading("社区", is_text=True), Heading("件")),
        ((Cell("南门", bold=True), Cell("南门")), (Cell("<甲>"), Cell("3")), (Cell("合计"), Cell("4"))),
    )
)


def marks_in(html: str) -> list[object]:
    return [json.loads(unescape(sent)) for sent in re.findall(r'data-mark="([^"]*)"', html)]


def test_a_name_that_stands_for_a_mark_can_be_clicked_and_no_other_text() -> None:
    html = with_marks(TABLE, {"南门": GATE})
    assert marks_in(html) == [[["community", "南门社区"]]]
    assert html.count('class="pick"') == 1
    assert re.sub(r"</?span[^>]*>", "", html) == re.sub(r"</?span[^>]*>", "", TABLE)


def test_a_chosen_name_says_that_it_is_pressed() -> None:
    assert 'aria-pressed="true"' in with_marks(TABLE, {"南门": GATE}, [GATE])
    assert 'aria-pressed="false"' in with_marks(TABLE, {"南门": GATE}, [])


def test_the_row_of_a_chosen_name_and_its_table_are_marked_for_the_style() -> None:
    chosen = with_marks(TABLE, {"南门": GATE}, [GATE])
    rows = re.findall(r"<tr[^>]*>", chosen.split("<tbody>")[1])
    assert ['class="on"' in row for row in rows] == [True, False, False]
    assert re.findall(r"<table[^>]*>", chosen) == ['<table class="tb picked">']
    assert "picked" not in with_marks(TABLE, {"南门": GATE}, [])


def test_names_are_found_as_they_are_written() -> None:
    odd = (("community", "<甲>"),)
    assert names_in(TABLE, {"南门": GATE, "<甲>": odd, "乙": odd}) == [GATE, odd]


def test_what_stands_in_an_attribute_cannot_leave_it() -> None:
    html = narrowing("x", (("category", '"><script>'),))
    assert "<script>" not in html
    assert marks_in(html) == [[["category", '"><script>']]]
    assert 'data-measure="a&quot;b"' in opening("x", 'a"b')
