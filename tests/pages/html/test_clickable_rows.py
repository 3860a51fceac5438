from pages.parts.html.clickable_rows import cell_pairs, cell_texts, row_link, with_row_links
from pages.parts.html.markup import Cell, Heading, Table, unit_table

TABLE = unit_table(
    Table(
        (Heading("社区", is_text=True), Heading("件")),
        ((Cell("南门", note="有"), Cell("12", bold=True)), (Cell("<甲>"), Cell("3", note="样本少"))),
        (Cell("合计"), Cell("15")),
    )
)


def test_texts_are_those_of_the_cells_without_their_notes() -> None:
    assert cell_texts(TABLE) == [["南门", "12"], ["<甲>", "3"], ["合计", "15"]]


def test_only_the_number_of_a_cell_becomes_a_link() -> None:
    html = with_row_links(TABLE, {(1, 1): "rows_of=a/b&rows_cell=x"})
    assert html.count("data-rows=") == 1
    assert row_link("3", "rows_of=a/b&rows_cell=x") + ' <span class="m">样本少</span>' in html
    assert with_row_links(TABLE, {}) == TABLE


def test_an_address_cannot_leave_its_attribute() -> None:
    assert "<script>" not in row_link("3", '"><script>')


def test_the_numbers_of_a_fraction_are_links_of_their_own() -> None:
    html = (
        '<table><tbody><tr><td>南门</td><td title="1\u00a0/\u00a02"><b>90.0%</b>'
        '<span class="nn">9\u00a0/\u00a010</span></td></tr></tbody></table>'
    )
    assert cell_pairs(html) == [[("", ""), ("9", "10")]]
    both = with_row_links(html, {}, {(0, 1): ("a=1", "b=2")})
    assert f'<span class="nn">{row_link("9", "a=1")}\u00a0/\u00a0{row_link("10", "b=2")}</span>' in both
    assert both.count("data-rows") == 2
    only = with_row_links(html, {}, {(0, 1): ("", "b=2")})
    assert f"9\u00a0/\u00a0{row_link('10', 'b=2')}</span>" in only


def test_a_fraction_written_without_spaces_is_one_too() -> None:
    html = "<table><tbody><tr><td>90.0%<span>9/10</span></td><td>9/10（样本少）</td></tr></tbody></table>"
    assert cell_pairs(html) == [[("9", "10"), ("9", "10")]]
