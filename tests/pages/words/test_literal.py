"""Texts of ledgers, files and errors are shown as they are, wherever Streamlit would read Markdown."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from pages.parts.words.literal import literal
from tests.cases import each

ROOT = Path(__file__).resolve().parents[3]
SOURCES = sorted([ROOT / "dashboard.py", *(ROOT / "pages").rglob("*.py")])
#: What of Streamlit reads Markdown from its first argument, and from which further ones.
READERS = {
    *("markdown", "error", "warning", "info", "success", "caption", "toast", "button", "download_button"),
    *("checkbox", "toggle", "radio", "pills", "segmented_control", "selectbox", "multiselect", "text_input"),
    *("text_area", "number_input", "date_input", "file_uploader", "expander", "popover", "dialog", "spinner"),
    *("progress", "page_link", "metric", "title", "header", "subheader", "tabs", "status"),
}
READ = ("label", "text", "body", "help", "title")
#: Of these the first argument is a number or an address.
NOT_FIRST = ("progress", "page_link")
#: What gives a text without a sign of Markdown: numbers, days, what is written in the program itself.
PLAIN = {
    "_",
    "literal",
    "len",
    "min",
    "max",
    "count",
    "moment",
    "day",
    "dates",
    "plain",
    "signed",
    "number_of",
}
#: Lines that are put together on purpose, each part of them literal or the program's own.
COMPOSED = {("block_definitions.py", "lines")}
#: Tables drawn by Streamlit have a toolbar that hands out CSV with formulas; ours are ``table_html``.
TABLES = {"dataframe", "data_editor", "table", "write"}


def calls(path: Path) -> Iterator[tuple[ast.Call, ast.AST]]:
    """The calls of a module, each with the function it stands in."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for inside in [tree, *(one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef))]:
        for node in ast.walk(inside):
            if isinstance(node, ast.Call):
                yield node, inside


def texts(call: ast.Call) -> Iterator[ast.expr]:
    """What of a call Streamlit reads as Markdown."""
    function = call.func
    if not isinstance(function, ast.Attribute) or function.attr not in READERS:
        return
    is_streamlit = isinstance(function.value, ast.Name) and function.value.id == "st"
    if not is_streamlit and not (function.attr == "progress" and ast.unparse(function.value) == "bar"):
        return
    if call.args and function.attr not in NOT_FIRST:
        yield call.args[0]
    yield from (one.value for one in call.keywords if one.arg in READ)


def is_plain(value: ast.expr, inside: ast.AST, file: str) -> bool:
    """Whether a text has no sign of Markdown that somebody else wrote, as far as the program tells."""
    if isinstance(value, ast.Constant):
        return True
    if isinstance(value, ast.JoinedStr):
        return all(
            is_plain(one.value, inside, file) or one.format_spec is not None
            for one in value.values
            if isinstance(one, ast.FormattedValue)
        )
    if isinstance(value, ast.IfExp):
        return is_plain(value.body, inside, file) and is_plain(value.orelse, inside, file)
    if isinstance(value, ast.BinOp):
        return is_plain(value.left, inside, file) and is_plain(value.right, inside, file)
    if isinstance(value, ast.Name):
        is_fixed = value.id.lstrip("_").isupper()
        return is_fixed or (file, value.id) in COMPOSED or is_plain_name(value.id, inside, file)
    if not isinstance(value, ast.Call):
        return False
    if isinstance(value.func, ast.Attribute) and value.func.attr == "format":
        given = [*value.args, *(one.value for one in value.keywords)]
        return is_plain(value.func.value, inside, file) and all(is_plain(one, inside, file) for one in given)
    if isinstance(value.func, ast.Attribute) and value.func.attr == "join":
        return all(isinstance(one, ast.Name) and (file, one.id) in COMPOSED for one in value.args)
    return isinstance(value.func, ast.Name) and value.func.id in PLAIN


def is_plain_name(name: str, inside: ast.AST, file: str) -> bool:
    """Whether all that a function gives a name is plain."""
    given = [
        node.value
        for node in ast.walk(inside)
        if isinstance(node, ast.Assign) and any(ast.unparse(one) == name for one in node.targets)
    ]
    return bool(given) and all(is_plain(one, inside, file) for one in given)


def test_what_others_wrote_goes_through_literal():
    asked: dict[tuple[str, int, str], bool] = {}
    for path in SOURCES:
        for call, inside in calls(path):
            for text in texts(call):
                where = (path.name, text.lineno, ast.unparse(text))
                asked[where] = asked.get(where, False) or is_plain(text, inside, path.name)
    assert len(asked) > 60
    assert [where for where, plain in asked.items() if not plain] == []


def test_no_table_is_streamlits_own():
    drawn = {ast.unparse(call.func) for path in SOURCES for call, _ in calls(path)}
    assert {f"st.{name}" for name in TABLES} & drawn == set()


@each(
    ("written", "shown"),
    [
        ("[点我](http://127.0.0.1)", "\\[点我\\](http:~//127.0.0.1)"),
        ("![a](b)", "!\\[a\\](b)"),
        (":red[a] :material/delete: :smile: :100:", ":~red\\[a\\] :~material/delete: :~smile: :~100:"),
        ("$x$ $$y$$", "\\$x\\$ \\$\\$y\\$\\$"),
        ("**b** _i_ ~s~ `c`", "\\*\\*b\\*\\* \\_i\\_ \\~s\\~ \\`c\\`"),
        ("<b>x</b> &lt;", "\\<b\\>x\\</b\\> \\&lt;"),
        ("\\[a\\]", "\\\\\\[a\\\\\\]"),
        ("a_b_c __d__", "a_b_c \\_\\_d\\_\\_"),
        ("# a", "~# a"),
        ("- a", "~- a"),
        ("12. a", "~12. a"),
        ("a\n\n# b", "a # b"),
        ("a -> b -- c >= d", "a -~\\> b -~- c \\>~= d"),
        ("www.x.cn a@b.cn", "www~.x.cn a~@b.cn"),
        ("南门社区 10:30:15 至 2026-03-05（3 件）", "南门社区 10:30:15 至 2026-03-05（3 件）"),
    ],
)
def test_signs_of_markdown_are_shown(written: str, shown: str):
    """``~`` stands for a sign that is not seen."""
    assert literal(written) == shown.replace("~", "\u2060").replace("\\\u2060", "\\~")
