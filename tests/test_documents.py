"""What the documents name is true: paths, links, commands, numbers, commits, versions, licences."""

from __future__ import annotations

import re
import shlex
import subprocess
import tomllib
import warnings
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

import run
from data.command_line.parser import parser as data_parser
from data.command_line.printing import import_text
from data.importing.importer import import_files
from data.ledgers import LEDGERS
from data.published import published_figures
from data.settings import settings
from pages.parts.briefing.edition import FORMATS
from pages.parts.exporting.command_line import parser as pages_parser
from pages.parts.subjects.published.mechanisms import MECHANISMS
from pages.parts.words.navigation import PAGES, TITLES
from queries import names
from queries.__main__ import parser as queries_parser
from tests.cases import each

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "data/samples/README.md"] + sorted(
    path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")
)
#: Where a document's short paths begin, besides the root: it says so, or its tables would be twice as wide.
_BEGINNINGS = {"docs/reliability.md": "tests", "docs/evidence.md": "pages/parts"}
_ENDINGS = r"(?:py|sql|md|toml|csv|gz|po|txt|json|js|css|png|duckdb)"
_PATH = re.compile(
    rf"`((?:data|queries|pages|tests|locale|docs)/[\w./-]*|[\w.]+/[\w./-]+\.{_ENDINGS}|\.ci/\w+)`"
)
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")
_CODE = re.compile(r"```[a-z]*\n(.*?)```|`([^`\n]+)`", re.DOTALL)
_COMMAND = re.compile(
    r"(?:^|[\s\"/\\])python3?(?:\.exe)? +(run\.py|-m (?:data|queries|pages|tests[\w.]*))(?![\w.])(.*)"
)
_WORDS = {word: value for value, word in enumerate("零一二三四五六七八九")}
_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ENGLISH = {word: value for value, word in enumerate(_ONES.split(), 1)}
_ENGLISH |= {word: 10 * value for value, word in enumerate(_TENS.split(), 2)}


def text(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def everywhere(
    pattern: re.Pattern[str], *, besides: Sequence[str] = ()
) -> Iterator[tuple[str, re.Match[str]]]:
    """Each hit in each document but some, with the document's name."""
    for document in (one for one in DOCUMENTS if one not in besides):
        for hit in pattern.finditer(text(document)):
            yield document, hit


# Paths and links


def is_there(document: str, path: str) -> bool:
    beginnings = (ROOT, ROOT / _BEGINNINGS.get(document, ""))
    return any((beginning / path).exists() for beginning in beginnings) or is_made_by_use(path)


def is_made_by_use(path: str) -> bool:
    """Whether a path is one that git ignores, as the store is."""
    ignored = [line.strip("/") for line in text(".gitignore").splitlines() if line.startswith("/")]
    return path.strip("/") in ignored


def told(document: str, path: str) -> str:
    """What is wrong with a path, and where a file of that name is now."""
    name = Path(path).name
    now = [
        found.relative_to(ROOT).as_posix()
        for room in ("data", "queries", "pages", "tests")
        for found in (ROOT / room).rglob(name)
    ]
    where = f", now {' or '.join(sorted(now))}" if now else ", and no file of that name is anywhere"
    return f"{document} names {path}, which is not there{where}"


def test_every_path_that_is_named_is_there() -> None:
    named = [(document, hit[1]) for document, hit in everywhere(_PATH)]
    assert len(named) > 80
    stale = [told(document, path) for document, path in named if not is_there(document, path)]
    assert not stale, "\n".join(stale)


def test_a_stale_path_is_told_with_the_place_of_its_file() -> None:
    assert not is_there("docs/architecture.md", "data/importer.py")
    assert told("docs/architecture.md", "data/importer.py") == (
        "docs/architecture.md names data/importer.py, which is not there, now data/importing/importer.py"
    )


def test_every_link_leads_somewhere() -> None:
    links = [(document, hit[1]) for document, hit in everywhere(_LINK)]
    assert len(links) > 30
    assert [
        (document, link) for document, link in links if not (ROOT / document).parent.joinpath(link).exists()
    ] == []


def test_every_document_is_linked_from_the_readme() -> None:
    linked = {hit[1] for document, hit in everywhere(_LINK) if document == "README.md"}
    assert [document for document in DOCUMENTS if document != "README.md" and document not in linked] == []


def test_the_readme_is_short() -> None:
    assert len(text("README.md").splitlines()) <= 250


def test_every_room_of_the_ledgers_is_named() -> None:
    rooms = [f"data/{path.parent.name}/" for path in (ROOT / "data").glob("*/__init__.py")]
    assert len(rooms) > 8
    assert [room for room in rooms if f"`{room}`" not in text("docs/architecture.md")] == []


# Commands


def commands(document: str) -> Iterator[tuple[str, list[str]]]:
    """Program and arguments of each command in the code of a document, as somebody would type it."""
    for block, inline in _CODE.findall(text(document)):
        for line in (block or inline).splitlines():
            if hit := _COMMAND.search(line):
                yield hit[1], typed(hit[2])


def typed(arguments: str) -> list[str]:
    """The arguments with what may be left out, and with something in place of what is to be filled in."""
    written = re.split(r"\s#\s|\s>\s|\s&&\s", arguments)[0]
    if written.count('"') % 2:  # the quotation began before the command
        written = written[: written.rindex('"')]
    written = re.sub(r"[\[\]…]|\.\.\.", "", written)
    return [re.sub(r"^DATE$", "2026-01-01", word) for word in shlex.split(written)]


def refusal(program: str, arguments: list[str]) -> str:
    """Why a command would not be accepted; empty when it is."""
    try:
        return _CHECKS.get(program, refused_by_tests)(arguments)
    except (SystemExit, Exception) as error:  # noqa: BLE001 - whatever a parser raises is what we want to read
        return f"{type(error).__name__}: {error}"


def refused_by_data(arguments: list[str]) -> str:
    if arguments:  # the program itself may be named
        data_parser().parse_args(arguments)
    return ""


def refused_by_queries(arguments: list[str]) -> str:
    name = getattr(queries_parser().parse_args(arguments), "name", None)
    return "" if name in (None, "NAME", *names()) else f"no question {name}"


def refused_by_pages(arguments: list[str]) -> str:
    what = getattr(pages_parser().parse_args(arguments), "what", "briefing")
    return "" if what in ("briefing", *TITLES) or what.startswith("http://") else f"no page {what}"


def refused_by_run(arguments: list[str]) -> str:
    if arguments[:1] in (["test"], ["setup"]):
        paths = [word for word in arguments if "/" in word]
        return "".join(f"no {path} " for path in paths if not (ROOT / path).exists())
    run.dashboard_parser().parse_args(arguments)
    return ""


def refused_by_tests(_arguments: list[str]) -> str:
    return ""


_CHECKS: dict[str, Callable[[list[str]], str]] = {
    "run.py": refused_by_run,
    "-m data": refused_by_data,
    "-m queries": refused_by_queries,
    "-m pages": refused_by_pages,
}


@each("document", DOCUMENTS)
def test_every_command_is_accepted_as_it_is_written(document: str) -> None:
    refused = [
        f"{document}: {program} {' '.join(arguments)}: {why}"
        for program, arguments in commands(document)
        if (why := refusal(program, arguments))
    ]
    assert not refused, "\n".join(refused)


def test_every_module_that_is_run_is_there() -> None:
    programs = {program for document in DOCUMENTS for program, _arguments in commands(document)}
    modules = {program.removeprefix("-m ") for program in programs if program.startswith("-m ")}
    assert {"data", "queries", "pages", "tests.same_answers"} <= modules
    assert [module for module in modules if find_spec(module) is None] == []


def test_commands_are_found_wherever_they_stand() -> None:
    found = {(program, arguments[0]) for program, arguments in commands("README.md") if arguments}
    assert found >= {
        ("run.py", "test"),
        ("run.py", "--port"),
        ("-m data", "import"),
        ("-m pages", "export"),
        ("-m queries", "show"),
    }
    windows = [arguments for program, arguments in commands("docs/briefing.md") if "--out" in arguments]
    assert len(windows) > 4


@pytest.mark.parametrize(
    ("program", "arguments"),
    [
        ("-m data", ["imports", "FILE"]),
        ("-m queries", ["show", "service_requests/nothing"]),
        ("-m pages", ["export", "nowhere"]),
        ("run.py", ["--prot", "8600"]),
        ("run.py", ["test", "tests/nowhere"]),
    ],
)
def test_a_command_that_is_none_is_refused(program: str, arguments: list[str], capsys) -> None:
    assert refusal(program, arguments)


def test_the_report_that_is_shown_is_what_an_import_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Up to the dots, with which it leaves off."""
    fixture = ROOT / "tests" / "data" / "fixtures" / "exports" / "messy_hotline.csv"
    shown = re.search(rf"({fixture.name} → .*?)\n +…\n", text("docs/ledgers.md"), re.DOTALL)
    assert shown is not None
    monkeypatch.setenv("LEDGER_HOME", str(tmp_path))
    assert import_text(import_files([fixture]), dry_run=False).startswith(shown[1])


# Numbers


def number(word: str) -> int:
    """A number as it is written: digits, 十三, seventy-six."""
    if word.isdecimal():
        return int(word)
    if word.isascii():
        return sum(_ENGLISH[part] for part in word.lower().split("-"))
    tens, ten, ones = word.rpartition("十")
    return (10 * _WORDS[tens or "一"] if ten else 0) + (_WORDS[ones] if ones else 0)


def defect_cases() -> int:
    expected = ROOT / "tests" / "data" / "fixtures" / "defects" / "expected.toml"
    return len(tomllib.loads(expected.read_text(encoding="utf-8"))["case"])


def sample_communities() -> int:
    return len((ROOT / "data" / "samples" / "community.csv").read_text(encoding="utf-8-sig").splitlines()) - 1


_N = rf"(\d+|[一二三四五六七八九十]+|\b(?:{'|'.join(_ENGLISH)})(?:-\w+)?\b)"
#: What was measured or changed on a day was so on that day.
OF_THEIR_DAY = ("CHANGELOG.md", "docs/evidence.md", "docs/speed.md")
#: What is counted, how it is written, and how many there are.
COUNTED: dict[str, tuple[str, Callable[[], int]]] = {
    "questions": (r"(?<![\d,])(\d+) questions", lambda: len(names())),
    "pages": (rf"{_N}个页面|{_N} pages", lambda: len(PAGES)),
    "ledgers": (rf"{_N} (?:种台账|ledgers)", lambda: len(LEDGERS)),
    "published figures": (rf"{_N} published figures|{_N} 个数字", lambda: len(published_figures())),
    "mechanisms": (r"(\d+) 项做法", lambda: len(MECHANISMS)),
    "formats of the briefing": (rf"{_N} formats of a briefing", lambda: len(FORMATS)),
    "files with defects": (rf"{_N}\s+small\s+files with (?:these )?defects", defect_cases),
    "communities of the demonstration": (rf"{_N}个社区的合成数据", sample_communities),
    "imports that stay": (r"最近 (\d+) 次导入", lambda: settings().kept_imports),
}


@each("counted", COUNTED)
def test_every_number_is_that_of_the_tree(counted: str) -> None:
    pattern, count = COUNTED[counted]
    found = [
        (document, hit[0], number(next(filter(None, hit.groups()))))
        for document, hit in everywhere(re.compile(pattern, re.IGNORECASE), besides=OF_THEIR_DAY)
    ]
    assert found, f"no document says how many {counted} there are"
    wrong = [f"{document} says “{said}”, there are {count()}" for document, said, n in found if n != count()]
    assert not wrong, "\n".join(wrong)


@each(
    ("word", "value"), [("十三", 13), ("六", 6), ("十", 10), ("二十", 20), ("156", 156), ("Seventy-six", 76)]
)
def test_numbers_are_read_as_they_are_written(word: str, value: int) -> None:
    assert number(word) == value


def test_every_page_and_every_format_is_named() -> None:
    pages = re.search(r"\*\*\w+个页面\*\*：(.+)。", text("README.md"))
    assert pages is not None
    assert pages[1].split("、") == [title for _file, title, _address in PAGES]
    formats = re.findall(r"^\| `(\w+)` \|", text("docs/briefing.md"), re.MULTILINE)
    assert sorted(formats) == sorted(FORMATS)


# Commits


def git(*arguments: str) -> str:
    """What git says; empty where it is not at hand or this is no clone."""
    try:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def test_every_commit_that_is_shown_is_in_the_history() -> None:
    """Its subject begins as it is quoted; a shallow clone or an archive has no history to look in."""
    shown = re.findall(r"commit `([0-9a-f]{7,40})`\s+“([^”]+)”", text("docs/architecture.md"), re.IGNORECASE)
    assert len(shown) >= 4
    has_history = git("rev-parse", "--is-shallow-repository") == "false"
    if not has_history or Path(git("rev-parse", "--show-toplevel")).resolve() != ROOT:
        warnings.warn(
            "no whole history here: the commits of docs/architecture.md were not looked up", stacklevel=1
        )
        return
    subjects = {commit: git("log", "-1", "--format=%s", commit) for commit, _quoted in shown}
    wrong = [
        (commit, quoted)
        for commit, quoted in shown
        if not subjects[commit].startswith(" ".join(quoted.split()))
    ]
    assert not wrong, wrong


# Version and licences


def project() -> dict[str, str]:
    return tomllib.loads(text("pyproject.toml"))["project"]


def test_the_version_is_the_latest_of_the_changes() -> None:
    versions = re.findall(r"^## (\d+\.\d+\.\d+) — \d{4}-\d{2}-\d{2}$", text("CHANGELOG.md"), re.MULTILINE)
    assert versions[0] == project()["version"]
    assert versions[-1] == "0.2.0"


def test_the_licence_is_whole_and_named() -> None:
    licence = text("LICENSE")
    assert project()["license"] == "Apache-2.0"
    assert "Apache License\n                           Version 2.0, January 2004" in licence
    assert "END OF TERMS AND CONDITIONS" in licence


def test_every_package_that_is_installed_is_in_the_notice() -> None:
    wanted = re.findall(r"^([\w-]+)~=", text("requirements.txt"), re.MULTILINE)
    assert len(wanted) > 15
    assert re.findall(r"^    ([\w-]+) {2,}\S", text("NOTICE"), re.MULTILINE) == wanted


def test_every_file_of_the_notice_is_there() -> None:
    heads = re.findall(r"^((?:[\w./-]+\.\w+(?:, )?)+)$", text("NOTICE"), re.MULTILINE)
    named = [path for head in heads for path in head.split(", ")]
    assert len(named) > 5
    assert [path for path in named if not (ROOT / path).is_file()] == []


def test_nothing_is_shipped_that_the_notice_would_have_to_name() -> None:
    """Fonts, packed scripts and map data are always somebody's."""
    theirs = (".ttf", ".otf", ".woff", ".woff2", ".min.js", ".geojson", ".shp")
    found = [
        path
        for room in ("data", "queries", "pages", "tests", "docs", "locale")
        for path in (ROOT / room).rglob("*")
    ]
    home = ROOT / "data" / "home"
    assert [path for path in found if path.name.endswith(theirs) and home not in path.parents] == []
