"""What files are, whatever their names say: web pages, XML, ODS, texts in any dress, archives."""

from __future__ import annotations

import base64
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from data.errors import UnreadableFileError
from data.importing.importer import import_files
from data.importing.inbox import read_inbox
from data.importing.reports import ENCODINGS
from data.importing.rules import rule_of
from data.reading.tables_of_file import open_tables
from data.recognising.headers import known_headers
from data.snapshots.manifest import Manifest
from data.snapshots.store import current

ROWS = [
    ["工单编号", "受理时间", "社区", "工单状态", "办结时间"],
    ["GD1", "2026-03-05 09:00", "南门社区", "已办结", "2026-03-06 09:00"],
    ["GD2", "2026-03-05 10:00", "白龙社区", "办理中", ""],
]
DISPUTES = [["案件编号", "受理时间", "社区", "纠纷类型"], ["TJ1", "2026-03-05", "南门社区", "邻里纠纷"]]
TAB_TEXT = "\n".join("\t".join(row) for row in ROWS) + "\n"


def table(rows: list[list[str]], cell: str = "td") -> str:
    lines = ("".join(f"<{cell}>{one}</{cell}>" for one in row) for row in rows)
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def page(body: str, charset: str = "gb2312") -> str:
    head = f'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="{charset}"></head>'
    return f"{head}<body>{body}</body></html>"


def web_archive(body: str) -> bytes:
    whole = base64.encodebytes(page(body, "utf-8").encode()).decode()
    return (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="==x"\n\n'
        "--==x\nContent-Location: file:///C:/a.htm\nContent-Type: text/html; charset=utf-8\n"
        f"Content-Transfer-Encoding: base64\n\n{whole}\n--==x\n"
        "Content-Type: text/xml\n\n<xml/>\n--==x--\n"
    ).encode()


def xml(*sheets: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> str:
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    tables = "".join(
        f'<Worksheet ss:Name="表{number}"><Table>{rows}</Table></Worksheet>'
        for number, rows in enumerate(sheets, start=1)
    )
    spaces = f'xmlns="{space}" xmlns:ss="{space}"'
    return f'{head}<?mso-application progid="Excel.Sheet"?><Workbook {spaces}>{tables}</Workbook>'


def xml_rows(rows: list[list[str]]) -> str:
    return "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{one}</Data></Cell>' for one in row) + "</Row>"
        for row in rows
    )


def open_document(rows: list[list[str]]) -> bytes:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{one}</text:p></table:table-cell>'
            for one in row
        )
        + "</table:table-row>"
        for row in rows
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f'<office:document-content {names}><office:body><office:spreadsheet><table:table table:name="表">'
            f"{cells}</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return buffer.getvalue()


def workbook(rows: list[list[str]]) -> bytes:
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append([one or None for one in row])
    book.save(buffer)
    return buffer.getvalue()


def with_member(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """An archive in one member of which something stands in the place of something else."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {one: archive.read(one) for one in archive.namelist()}
    assert old in members[name]
    return packed(*(members | {name: members[name].replace(old, new)}).items())


#: Name of a file -> its bytes, and how the report calls what it is. Endings lie on purpose.
CONTAINERS: dict[str, tuple[bytes, str]] = {
    "page_in_gbk.xls": (page(table(ROWS)).encode("gbk"), "html"),
    "page_in_utf8.xlsx": (page(table(ROWS, "th"), "utf-8").encode(), "html"),
    "page_that_says_gbk_and_is_utf8.xls": (page(table(ROWS)).encode("utf-8-sig"), "html"),
    "page_in_utf16.htm": (page(table(ROWS), "unicode").encode("utf-16"), "html"),
    "bare_table.csv": (table(ROWS).encode("gbk"), "html"),
    "table_behind_a_doctype.html": (f"<!DOCTYPE html>\n{page(table(ROWS))}".encode("gbk"), "html"),
    "table_behind_a_declaration.xls": (f'<?xml version="1.0"?>{page(table(ROWS), "utf-8")}'.encode(), "html"),
    "page_in_one_file.xls": (web_archive(table(ROWS)), "mhtml"),
    "page_in_one_file.mht": (b"From: <Saved by Excel>\nSubject: x\n" + web_archive(table(ROWS)), "mhtml"),
    "xml.xls": (xml(xml_rows(ROWS)).encode(), "xml"),
    "xml_in_gbk.xls": (xml(xml_rows(ROWS), head='<?xml version="1.0" encoding="GBK"?>').encode("gbk"), "xml"),
    "xml_without_head.xml": (xml(xml_rows(ROWS), head="").encode(), "xml"),
    "ods.xlsx": (open_document(ROWS), "ods"),
    "ods.ods": (open_document(ROWS), "ods"),
    "workbook.csv": (workbook(ROWS), "xlsx"),
    "workbook.et": (workbook(ROWS), "xlsx"),
    "workbook.zip": (workbook(ROWS), "xlsx"),
    "tabs.xls": (TAB_TEXT.encode("gbk"), "gb18030"),
    "tabs.xlsx": (TAB_TEXT.encode(), "utf-8"),
    "tabs.tsv": (TAB_TEXT.encode("utf-16-le"), "utf-16-le"),
    "commas.txt": (TAB_TEXT.replace("\t", ",").encode("utf-16-be"), "utf-16-be"),
    "semicolons.dat": (TAB_TEXT.replace("\t", ";").encode("gbk"), "gb18030"),
    "pipes_in_gbk.csv": (TAB_TEXT.replace("\t", "|").encode("gbk"), "gb18030"),
}


def packed(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """Write a file; its path."""

    def write(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def cells(path: Path) -> list[list[list[str]]]:
    """The rows of the tables of a file, their headers first."""
    found = []
    for one in open_tables(path, path.name, known_headers()).tables:
        rows = [list(one.layout.headers)]
        for block in one.blocks():
            rows += map(list, zip(*(column.to_pylist() for column in block.cells), strict=True))
        found.append(rows)
    return found


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as error:
        open_tables(path, path.name, known_headers())
    assert path.name in str(error.value)
    return str(error.value)


@pytest.mark.parametrize("name", CONTAINERS)
def test_bytes_say_what_a_file_is(name, put):
    path = put(name, CONTAINERS[name][0])
    (one,) = open_tables(path, name, known_headers()).tables
    assert one.encoding == CONTAINERS[name][1]
    assert cells(path) == [ROWS]


def test_each_goes_in_from_an_archive_and_from_the_inbox(store):
    inbox = store / "inbox"
    inbox.mkdir(parents=True)
    ways = [content for content, _ in CONTAINERS.values()]
    numbered = [content for content in ways if b"GD1" in content and not content.startswith(b"PK")]
    for number, content in enumerate(numbered):
        (inbox / f"{number}.xls").write_bytes(content.replace(b"GD1", b"GA%d" % number))
    members = [(name, content) for name, (content, _) in CONTAINERS.items()]
    (inbox / "all.zip").write_bytes(packed(*members))
    for path in inbox.iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))
    assert all(one.accepted for one in read_inbox(store))
    kept = Manifest.read(current(store).path.with_suffix(".json"))
    assert {one["encoding"] for one in kept.reports} >= {"html", "xml", "gb18030", "utf-8"}
    assert {one["encoding"] for one in kept.reports} <= ENCODINGS.keys()
    assert current(store).row_counts["service_request"] == 2 + len(numbered)


def test_a_page_of_several_tables(put):
    lay_out = (
        f"<table><tr><td>菜单</td><td>{table(ROWS)}</td></tr><tr><td>{table(DISPUTES)}</td></tr></table>"
    )
    path = put("x.xls", page(lay_out + table([["共 2 条"]])).encode("gbk"))
    assert cells(path) == [ROWS, DISPUTES]


def test_a_page_whose_header_is_a_table_of_its_own(put):
    path = put("x.xls", page(table(ROWS[:1]) + table(ROWS[1:])).encode("gbk"))
    assert cells(path) == [ROWS]


def test_cells_of_a_page_over_several_rows_and_columns(put):
    body = (
        '<table><tr><td colspan="4">三月工单</td></tr>'
        '<tr><td rowspan="2">工单编号</td><td colspan="2">受理</td><td rowspan="2">社区</td></tr>'
        "<tr><td>受理时间</td><td>标题</td></tr>"
        "<tr><td>GD1</td><td>2026-03-05</td><td>停水<br>三天&nbsp;<b>了</b></td>"
        '<td rowspan="2">南门社区</td></tr>'
        "<tr><td>GD2</td><td>2026-03-06</td><td><p>停电</p><script>x</script></td></tr>"
        "<tr><td>GD3<td>2026-03-07<td>a &lt; b<td>白龙社区</table>"
    )
    assert cells(put("x.xls", page(body).encode("gbk"))) == [
        [
            ["工单编号", "受理时间", "标题", "社区"],
            ["GD1", "2026-03-05", "停水\n三天\xa0了", "南门社区"],
            ["GD2", "2026-03-06", "停电", "南门社区"],
            ["GD3", "2026-03-07", "a < b", "白龙社区"],
        ]
    ]


PLACED = (
    '<Row ss:Index="3"><Cell ss:Index="2"><Data ss:Type="String">工单编号</Data></Cell>'
    '<Cell><Data ss:Type="String">受理时间</Data></Cell>'
    '<Cell><Data ss:Type="String">社区</Data></Cell>'
    '<Cell><Data ss:Type="String">标题</Data></Cell>'
    '<Cell><Data ss:Type="String">受理件数</Data></Cell></Row>'
    '<Row><Cell ss:Index="2"><Data ss:Type="Number">260305001</Data></Cell>'
    '<Cell><Data ss:Type="DateTime">2026-03-05T09:30:00.000</Data></Cell>'
    '<Cell ss:MergeDown="1"><Data ss:Type="String">南门社区</Data></Cell>'
    '<Cell ss:Formula="=A1"><Data ss:Type="String"></Data></Cell></Row>'
    '<Row><Cell ss:Index="2"><Data ss:Type="String">GD2</Data></Cell>'
    '<Cell><Data ss:Type="DateTime">2026-03-06T00:00:00.000</Data></Cell>'
    '<Cell ss:Index="5"><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">'
    "<B>停</B>电</ss:Data></Cell>"
    '<Cell><Data ss:Type="Number">3</Data></Cell></Row>'
)


def test_xml_whose_cells_tell_their_places(put):
    path = put("x.xls", xml(PLACED, xml_rows(DISPUTES)).encode())
    first, second = open_tables(path, "x.xls", known_headers()).tables
    assert (first.name, first.layout.header_row, second.name) == ("表1", 3, "表2")
    assert cells(path) == [
        [
            ["", "工单编号", "受理时间", "社区", "标题", "受理件数"],
            ["", "260305001", "2026-03-05 09:30:00", "南门社区", "", ""],
            ["", "GD2", "2026-03-06", "南门社区", "停电", "3"],
        ],
        DISPUTES,
    ]
    list(first.blocks())
    assert [(note.column, note.rule) for note in first.notes] == [
        ("", "filled_down"),
        ("标题", "formula_in_doubt"),
    ]


@pytest.mark.parametrize(
    "definition",
    ['<!ENTITY a "b">', '<!ENTITY a SYSTEM "file:///etc/passwd">', '<!ENTITY a "&b;&b;"><!ENTITY b "x">'],
)
def test_xml_with_definitions_is_refused(put, definition):
    head = f'<?xml version="1.0"?><!DOCTYPE x [{definition}]>'
    assert "DTD" in refusal(put("x.xls", xml(xml_rows([["&a;"]]), head=head).encode()))


def test_nothing_outside_a_page_is_looked_at(put, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("机密")
    body = f'<!DOCTYPE html [<!ENTITY a SYSTEM "{secret.as_uri()}">]>' + page(
        table([*ROWS[:1], ["&a;", "2026-03-05", '<img src="http://127.0.0.1:9/x">', "", ""]]), "utf-8"
    )
    (rows,) = cells(put("x.xls", body.encode()))
    assert rows[1] == ["&a;", "2026-03-05", "", "", ""]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("page_without_table.xls", page("<p>请重新登录</p>").encode("gbk"), "网页（HTML），其中没有表格"),
        ("cut.xls", xml(xml_rows(ROWS)).encode()[:-60], "XML 电子表格已损坏"),
        ("data.xml", '<?xml version="1.0"?><工单><编号>1</编号></工单>'.encode(), "XML 数据文件"),
        ("flat.fods", b'<?xml version="1.0"?><office:document xmlns:office="x"/>', "ODS"),
        ("letter.csv", packed(("[Content_Types].xml", b""), ("word/document.xml", b"")), "Word 文档"),
        ("slides.xlsx", packed(("[Content_Types].xml", b""), ("ppt/presentation.xml", b"")), "演示文稿"),
        ("table.numbers", packed(("Index/Document.iwa", b"")), "Apple Numbers"),
        ("data.csv", b'[{"id": 1}]', "JSON"),
        ("letter.xls", b"{\\rtf1 x}", "RTF"),
        ("sylk.csv", b"ID;PWXL;N;E\n", "SYLK"),
        ("big5.csv", "工單編號,受理時間,社區\n1,2026-03-05,南門社區\n".encode("big5"), "Big5"),
    ],
)
def test_what_is_no_ledger_is_refused_by_its_true_name(put, name, content, said):
    assert said in refusal(put(name, content))


def test_an_english_header_is_no_table_of_symbolic_links(put):
    assert cells(put("x.csv", b"ID;Phone;Name\n1;2;x\n")) == [[["ID", "Phone", "Name"], ["1", "2", "x"]]]


def test_deep_and_wide_pages_are_refused_or_read_in_time(put):
    deep = page("<div>" * 100_000 + table(ROWS))
    wide = page('<table><tr><td colspan="9999999" rowspan="9999999">x</td></tr>' * 400 + "</table>")
    assert "网页（HTML）" in refusal(put("deep.xls", deep.encode("gbk")))
    assert "网页（HTML）" in refusal(put("wide.xls", wide.encode("gbk")))


@pytest.mark.parametrize("wrong", ["utf-8", "gbk"])
def test_a_line_of_another_encoding_is_named_by_its_number(put, wrong):
    right = "gbk" if wrong == "utf-8" else "utf-8"
    lines = [",".join(row) for row in (ROWS[0], *ROWS[1:] * 25)]
    lines[40] = lines[40].replace("社区", "社区东北角小公园")
    content = b"\r\n".join(line.encode(wrong if number == 40 else right) for number, line in enumerate(lines))
    assert "第 41 行" in refusal(put("x.csv", content))


def test_an_archive_with_leftovers(store, put):
    inner = packed(("a.csv", TAB_TEXT.encode()))
    path = put(
        "x.zip",
        packed(
            ("三月/工单.csv", TAB_TEXT.encode("gbk")),
            ("三月/空.csv", b""),
            ("三月/坏.xlsx", workbook(ROWS)[:2000]),
            ("三月/没有编码.csv", b"\x81\xff" * 40),
            ("调解.xls", page(table(DISPUTES)).encode("gbk")),
            ("__MACOSX/三月/._工单.csv", b"\0\5\x16\7"),
            ("._调解.xls", b"\0\5\x16\7"),
            ("~$工单.xlsx", b"\5user"),
            (".DS_Store", b"\0\0\0\1Bud1"),
            ("三月/Thumbs.db", b"\xd0\xcf\x11\xe0"),
            ("desktop.ini", b"[x]"),
            ("里面.zip", inner),
            ("照片.jpg", b"\xff\xd8\xff\0"),
            ("说明", "请查收附件。".encode()),
        ),
    )
    report = import_files([path], home=store)
    assert [(one.sheet, one.added) for one in report.files] == [("三月/工单.csv", 2), ("调解.xls", 1)]
    told = {one.value: (one.rule, one.message) for one in report.files[0].findings if not one.row}
    refused = {name for name, (rule, _) in told.items() if rule == "member_refused"}
    assert refused == {"三月/坏.xlsx", "三月/没有编码.csv"}
    assert len(told) == 12
    assert "空" in told["三月/空.csv"][1]
    assert "先解压" in told["里面.zip"][1]
    assert "图片" in told["照片.jpg"][1]
    assert (report.exit_status, rule_of("member_refused").rejects) == (1, True)


def test_leftovers_alone_cost_nothing(store, put):
    path = put("x.zip", packed(("a.csv", TAB_TEXT.encode()), (".DS_Store", b"\0\0\0\1Bud1"), ("b.csv", b"")))
    assert import_files([path], home=store).exit_status == 0


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_in_an_archive_that_does_not_say_how_it_wrote_them(store, put, encoding):
    name = "三月工单.csv".encode(encoding)
    content = packed(("x" * len(name), TAB_TEXT.encode())).replace(b"x" * len(name), name)
    path = put("x.zip", content)
    assert [one.sheet for one in import_files([path], home=store).files] == ["三月工单.csv"]


def test_formulas_without_values_are_named_by_their_cells(store, put):
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    for row in (ROWS[0], *([f"GD{n}", "2026-03-05", '="南门"&"社区"', "办理中", None] for n in range(12))):
        book.active.append(row)
    book.active["C2"] = "白龙社区"
    book.active["C9"] = '=IF(1=1,"","x")'
    other = book.create_sheet("调解")
    for row in DISPUTES:
        other.append(row)
    book.save(buffer)
    # A text that a formula found to be empty is a value.
    content = with_member(buffer.getvalue(), "xl/worksheets/sheet1.xml", b'<c r="C9">', b'<c r="C9" t="str">')
    first, second = import_files([put("x.xlsx", content)], home=store).files
    (finding,) = [one for one in first.findings if one.rule == "formula_without_value"]
    assert finding.column == "社区"
    assert "10 格" in finding.message
    assert "C3、C4" in finding.message
    assert second.finding_counts == {"no_ending": 1}


def test_merged_blocks_fill_their_first_column_only(put):
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    for row in (
        ["社区", "小区", "工单编号", "受理时间"],
        ["南门社区", None, "GD1", "2026-03-05"],
        [None, None, "GD2", "2026-03-05"],
        ["白龙社区", "锦程苑", "GD3", "2026-03-05"],
        [None, "龙池佳园", None, None],
        ["合计", None, None, None],
    ):
        sheet.append(row)
    for block in ("A2:B3", "A4:A5", "C4:C5", "D4:D5", "A6:D6"):
        sheet.merge_cells(block)
    book.save(buffer)
    assert cells(put("x.xlsx", buffer.getvalue())) == [
        [
            ["社区", "小区", "工单编号", "受理时间"],
            ["南门社区", "", "GD1", "2026-03-05"],
            ["南门社区", "", "GD2", "2026-03-05"],
            ["白龙社区", "锦程苑", "GD3", "2026-03-05"],
            ["白龙社区", "龙池佳园", "GD3", "2026-03-05"],
        ]
    ]
