"""Cells that name several kinds of bodies, as clerks write them."""

from __future__ import annotations

from data.cleaning.code_values import code_reader
from data.ledgers import LEDGERS
from data.mapping_file import REST
from tests.cases import each

COLUMN = LEDGERS["service_request"].column("co_handlers")
#: Cell -> what is stored, and whether all of it was understood.
CELLS = {
    "业委会": ("业委会", True),
    "志愿者、业委会": ("业委会+志愿者", True),
    "业委会,志愿者": ("业委会+志愿者", True),
    "业委会；志愿者；": ("业委会+志愿者", True),
    "业委会/物管\\网格员": ("业委会+网格员+物业", True),
    "社区+社工＋社会组织": ("社区+社会组织+社工", True),
    "业委会 志愿者": ("业委会+志愿者", True),
    "业委会\n志愿者": ("业委会+志愿者", True),
    "社区和物业": ("社区+物业", True),
    "社区、社会组织、社会工作者、社区志愿者、社会公益慈善资源": ("社区+社会组织+社工+志愿者+慈善资源", True),
    "社区、小区支部、业委会、网格员、物业公司": ("社区+小区党支部+业委会+网格员+物业", True),
    "1.网格员 2.楼长": ("网格员+楼栋长", True),
    "1、网格员；2、楼长": ("网格员+楼栋长", True),
    "①网格员②楼长": ("网格员+楼栋长", True),
    "（社区、物业）": ("社区+物业", True),
    "志愿者（张三、李四）、社区": ("社区+志愿者", True),
    "志愿者5人、社区": ("社区+志愿者", True),
    "社区、物业等": ("社区+物业", True),
    "物  业": ("物业", True),
    "社区、居委会": ("社区", True),
    "社区-网格员": ("社区+网格员", True),
    "社区、家委会": ("社区+家委会", False),
    "社区 家委会": ("社区+家委会", False),
    "家委会": ("家委会", False),
    "无": (None, True),
    " / ": (None, True),
    "社区、无": ("社区", True),
    "、": (None, True),
}


@each("cell", CELLS)
def test_a_cell_is_read_as_the_codes_it_names(cell: str) -> None:
    assert code_reader(COLUMN, {}, ())(cell) == CELLS[cell]


def test_what_is_stored_reads_as_itself() -> None:
    read = code_reader(COLUMN, {}, ())
    for stored, _is_known in CELLS.values():
        assert stored is None or read(stored)[0] == stored


def test_the_mapping_file_says_what_a_cell_or_a_part_of_it_means() -> None:
    read = code_reader(COLUMN, {"联合组/一组": "物业、社区", "家委会": "志愿者", "不用": ""}, ())
    assert read("联合组/一组") == ("社区+物业", True)
    assert read("家委会、社区") == ("社区+志愿者", True)
    assert read("不用") == (None, True)
    assert code_reader(COLUMN, {REST: "志愿者", "业委会": "业委会"}, ())("业委会、谁") == (
        "业委会+志愿者",
        True,
    )


def test_a_number_of_a_person_in_a_part_is_hidden() -> None:
    told, is_known = code_reader(COLUMN, {}, ())("社区、王某13800001234")
    assert not is_known
    assert "13800001234" not in str(told)
