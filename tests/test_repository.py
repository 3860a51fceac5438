"""Rules every file of the repository keeps, whoever wrote it."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

#: Folders that setting up, running and editing leave behind; nothing in them is ours.
LEFT_BEHIND = {".git", ".venv", ".benchmarks", ".hypothesis", ".idea", ".vscode", "__pycache__"}
TEXTS = {".py", ".sql", ".md", ".toml", ".js", ".css", ".html", ".po", ".csv", ""}

PAGE_LINES, MODULE_LINES, SQL_LINES, FUNCTION_LINES, FRONT_DOOR_LINES = 150, 250, 60, 30, 80
SAMPLE_BYTES = 9_000_000

#: Names of XML and package formats that look like addresses, and this machine itself.
ADDRESSES = {"127.0.0.1", "localhost", "www.w3.org"}

#: Packages of which no function, class or method is called by a bare participle.
PLAINLY_NAMED = {"data", "queries", "pages"}
#: Participles that, as a whole name, leave a reader to guess what was told, and to whom.
BARE_PARTICIPLE = re.compile(
    "_*(accepted|applied|asked|brought|changed|checked|chosen|copied|corrected|cut|derived|done|drawn|ended"
    "|entered|exchanged|filled|found|given|gone|handled|held|hidden|inferred|joined|kept|known|left|listed"
    "|logged|looked|made|mapped|marked|measured|moved|named|noted|obeyed|opened|packed|placed|pointed|printed"
    "|published|purged|received|refused|repaired|required|resolved|said|saved|scaled|sealed|seen|shown|stored"
    "|taken|told|undone|varied|verified|written)_*",
    re.IGNORECASE,
)


def files(folder: Path = ROOT) -> Iterator[Path]:
    """Every file of ours, also where git is not at hand (a downloaded archive)."""
    for path in sorted(folder.iterdir()):
        if path.name in LEFT_BEHIND or path.name.endswith("_cache") or path == ROOT / "data" / "home":
            continue
        if path.is_dir():
            yield from files(path)
        else:
            yield path


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def modules(*, tests: bool = False) -> list[Path]:
    """Python files of the product, or of the tests."""
    return [path for path in files() if path.suffix == ".py" and named(path).startswith("tests/") == tests]


def texts() -> Iterator[tuple[str, str]]:
    """Every text file that is written by hand, with its contents."""
    for path in files():
        if path.suffix in TEXTS and ROOT / "tests" / "data" / "fixtures" not in path.parents:
            yield named(path), path.read_text(encoding="utf-8")


def line_count(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def is_a_table(path: Path) -> bool:
    """Whether a module only declares, as a ledger does: it is as long as the ledger has columns."""
    definitions = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return not any(isinstance(node, definitions) for node in ast.walk(tree))


@pytest.fixture(scope="module")
def syntax_trees() -> list[tuple[str, ast.Module]]:
    """Every Python file, read once."""
    paths = (*modules(), *modules(tests=True))
    return [(named(path), ast.parse(path.read_text(encoding="utf-8"))) for path in paths]


def code_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body: saying what it takes and what it does, signature and docstring, is free."""
    has_docstring = ast.get_docstring(function, clean=False) is not None
    body = function.body[1:] if has_docstring else function.body
    return function.end_lineno - body[0].lineno + 1 if body else 0


def test_files_stay_short() -> None:
    limits = {path: MODULE_LINES for path in modules() if not is_a_table(path)}
    limits |= dict.fromkeys((ROOT / "pages").glob("*.py"), PAGE_LINES)
    limits |= dict.fromkeys((path for path in files() if path.suffix == ".sql"), SQL_LINES)
    limits[ROOT / "dashboard.py"] = FRONT_DOOR_LINES - 1
    too_long = {named(path): line_count(path) for path, limit in limits.items() if line_count(path) > limit}
    assert too_long == {}


def test_functions_stay_short(syntax_trees: list[tuple[str, ast.Module]]) -> None:
    too_long = {
        f"{name}:{node.name}": code_lines(node)
        for name, tree in syntax_trees
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and code_lines(node) > FUNCTION_LINES
    }
    assert too_long == {}


def test_no_room_for_leftovers() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc"}
    found = [named(path) for path in files() if drawers & set(re.split("[/.]", named(path)))]
    assert found == []


def test_no_name_is_a_bare_participle(syntax_trees: list[tuple[str, ast.Module]]) -> None:
    """``configured_folder``, not ``named``: leading underscores and capitals do not count."""
    bare = [
        f"{name}:{node.name}"
        for name, tree in syntax_trees
        if name.split("/")[0] in PLAINLY_NAMED
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and BARE_PARTICIPLE.fullmatch(node.name)
    ]
    assert bare == []


def test_every_package_says_it_is_one() -> None:
    folders = {path.parent for path in modules() if path.parent != ROOT}
    assert [named(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


def test_no_path_of_one_machine() -> None:
    own = re.compile(r"(?<![\w.$}])/(?:work|opt|root|home|Users|tmp|mnt)/|[A-Z]:\\Users")
    assert [(name, hit.group()) for name, text in texts() if (hit := own.search(text))] == []


def test_no_address_but_this_machine() -> None:
    """Programs name no other host: not for fonts, scripts or tiles, and no package registry either."""
    address = re.compile(r"(?:https?|wss?)://([\w.-]*\w)")
    no_programs = (".md", ".csv", "LICENSE", "NOTICE")
    programs = [(name, text) for name, text in texts() if not name.endswith(no_programs)]
    hosts = {(name, host) for name, text in programs for host in address.findall(text)}
    assert {(name, host) for name, host in hosts if host not in ADDRESSES} == set()


def test_no_package_index_is_named() -> None:
    """Where packages come from is the office's own configuration of pip."""
    index = re.compile(r"--(?:extra-)?index-url|--find-links|--trusted-host|\bpypi\.[a-z]+")
    others = [(name, text) for name, text in texts() if name != "tests/test_repository.py"]
    assert [(name, hit.group()) for name, text in others if (hit := index.search(text))] == []


def test_samples_stay_small_enough_to_clone() -> None:
    size = sum(path.stat().st_size for path in (ROOT / "data" / "samples").glob("*.csv"))
    assert 0 < size < SAMPLE_BYTES


def test_no_error_is_swallowed(syntax_trees: list[tuple[str, ast.Module]]) -> None:
    bare = [
        f"{name}:{node.lineno}"
        for name, tree in syntax_trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and node.type is None
    ]
    assert bare == []


def test_no_checker_is_silenced() -> None:
    silenced = re.compile(r"#\s*(type:\s*ignore|ruff:\s*noqa|noqa\s*$|pragma:\s*no cover)")
    found = []
    for path in (*modules(), *modules(tests=True)):
        tokens = tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline)
        comments = [token for token in tokens if token.type == tokenize.COMMENT]
        found += [f"{named(path)}:{token.start[0]}" for token in comments if silenced.search(token.string)]
    assert found == []


def test_no_test_is_passed_over(syntax_trees: list[tuple[str, ast.Module]]) -> None:
    ways = {"skip", "skipif", "xfail", "importorskip"}
    found = [
        f"{name}:{node.lineno}"
        for name, tree in syntax_trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ways and ast.unparse(node).startswith("pytest.")
    ]
    assert found == []


def test_every_line_of_sqlfluff_and_importlinter_counts() -> None:
    """The checks of .ci/run have no list of exceptions."""
    configuration = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert "ignore_imports" not in configuration
    assert [name for name, text in texts() if name.endswith(".sql") and "noqa" in text] == []
