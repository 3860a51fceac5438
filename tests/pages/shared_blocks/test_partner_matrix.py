import re

import pandas as pd

from pages.parts.html.markup import unit_table
from pages.parts.shared_blocks.partner_matrix import matrix, wide_table


def counts(kinds: int) -> pd.DataFrame:
    """One unit, and one kind of co-handler after the other: 1 matter of the first, 2 of the second, …"""
    rows = [("甲", f"第{number}类", number) for number in range(1, kinds + 1)]
    return wide_table(pd.DataFrame(rows, columns=["unit", "co_handler_kind", "n"]), "unit", "n")


def seen(kinds: int, hidden: str) -> list[tuple[str, str]]:
    """Heading and count of the columns between unit and sum, without those that carry a class."""
    html = unit_table(matrix(counts(kinds), "unit", "n", "单位"))
    heads = re.findall(r'<th class="([^"]*)"[^>]*>([^<]*)</th>', html)
    cells = re.findall(r"<td[^>]*>(?:<b>)?([^<]*)", html.split("<tbody>")[1].split("</tr>")[0])
    return [
        (text, cell)
        for (classes, text), cell in zip(heads[1:-1], cells[1:-1], strict=True)
        if hidden not in classes.split()
    ]


def test_a_wide_screen_has_seven_and_a_phone_four_with_the_others_in_one():
    """Nine kinds: 9 + 8 + … + 1 = 45 on either."""
    most = [(f"第{n}类", f"{n}") for n in range(9, 2, -1)]
    assert seen(9, hidden="p") == [*most, ("另 2 类", "3")]
    assert seen(9, hidden="h") == [*most[:4], ("另 5 类", "15")]


def test_one_kind_alone_is_not_put_together():
    assert [name for name, _n in seen(5, hidden="h")] == ["第5类", "第4类", "第3类", "第2类", "第1类"]
    assert seen(5, hidden="p") == seen(5, hidden="h")
    assert [name for name, _n in seen(8, hidden="p")][-1] == "第1类"
    assert seen(8, hidden="h")[-1] == ("另 4 类", "10")
