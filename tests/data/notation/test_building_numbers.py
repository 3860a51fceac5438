"""Which building an address names: only what is sure, never unit or room."""

import duckdb

from data.notation.building_numbers import FRAGMENT, read_building, read_building_code
from data.sql_text import literal
from tests.cases import each

WRITTEN = {
    "3幢2单元501": "3",
    "3#楼": "3",
    "三号楼": "3",
    "3栋": "3",
    "12号楼": "12",
    "南门路12号汽运小区3栋2单元501室": "3",
    "汽运小区十二号楼": "12",
    "二十一栋": "21",
    "A座1201": "A",
    "a座": "A",
    "B3栋": "B3",
    "3A栋": "3A",
    "汽运小区３栋": "3",
    "3 栋 501": "3",
    "3栋-2-501": "3",
    "汽运小区-03栋-2单元": "3",
    "第3栋": "3",
    "3栋楼下": "3",
    "3号院2号楼": "2",
    "3号住宅楼": "3",
    "三公街3栋": "3",
    "3＃楼": "3",
    "3棟": "3",
    "3栋楼栋门坏了，找3栋": None,
    "3-2-501": None,
    "3-501": None,
    "3单元501": None,
    "文化路3号": None,
    "文化路3号楼": None,
    "3#": None,
    "3楼": None,
    "三楼": None,
    "3层": None,
    "二期3栋": None,
    "东区3栋": None,
    "C区3栋": None,
    "东3栋": None,
    "3栋和5栋": None,
    "3至5栋": None,
    "3、5栋": None,
    "3栋5栋": None,
    "1号楼-3号楼": None,
    "小区有3栋楼": None,
    "几十栋": None,
    "整栋停水": None,
    "门前一座桥": None,
    "1203栋": None,
    "汽运小区": None,
    "": None,
}
CODES = {
    "南门-汽运-03": "3",
    "HP-1": "1",
    "3": "3",
    "03": "3",
    "1栋": "1",
    "A座": "A",
    "3-2": None,
    "B3": None,
    "0": None,
}


@each("text", WRITTEN)
def test_an_address_names_one_building_or_none(text: str):
    assert read_building(text) == WRITTEN[text]


@each("text", WRITTEN)
def test_what_a_database_picks_of_an_address_says_the_same(text: str):
    picked = f"array_to_string(regexp_extract_all({literal(text)}, {literal(FRAGMENT)}), ';')"
    assert read_building(duckdb.sql(f"select {picked}").fetchall()[0][0]) == WRITTEN[text]


@each("code", CODES)
def test_the_number_of_a_building_ends_in_its_number_within_the_compound(code: str):
    assert read_building_code(code) == CODES[code]
