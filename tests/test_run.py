"""The two commands: what they decide before anything is installed."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from pathlib import Path, PurePath

import pytest

import run
from tests import machine, running
from tests.kinds import KINDS, kinds_of

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one requirement and one development requirement, set up by nobody yet."""
    (tmp_path / "requirements.txt").write_text("duckdb~=2.0\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text('[dependency-groups]\ndev = ["pytest~=9.2"]\n', encoding="utf-8")
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "REQUIREMENTS", tmp_path / "requirements.txt")
    monkeypatch.setattr(run, "PROJECT", tmp_path / "pyproject.toml")
    return tmp_path


def test_development_group_is_read_from_pyproject() -> None:
    names = {requirement.split("~=")[0] for requirement in run.development_requirements()}
    assert {"pytest", "ruff", "sqlfluff", "import-linter", "mypy", "pytest-playwright"} <= names


def test_every_requirement_is_pinned_to_a_compatible_release() -> None:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    runtime = [line.split("#")[0].strip() for line in lines if not line.startswith("#")]
    unpinned = [name for name in (*runtime, *run.development_requirements()) if name.count("~=") != 1]
    assert unpinned == []


def test_no_tool_for_developers_is_installed_at_the_office() -> None:
    runtime = (ROOT / "requirements.txt").read_text(encoding="utf-8").lower()
    tools = [line.split("~=")[0] for line in run.development_requirements()]
    assert [tool for tool in tools if f"\n{tool}~=" in runtime] == []


def test_fingerprint_changes_with_what_is_required(folder: Path) -> None:
    before = run.fingerprint(development=False)
    assert run.fingerprint(development=False) == before
    assert run.fingerprint(development=True) != before
    (folder / "requirements.txt").write_text("duckdb~=2.1\n", encoding="utf-8")
    assert run.fingerprint(development=False) != before


def test_the_whole_suite_goes_side_by_side_and_a_picked_test_does_not() -> None:
    assert running.side_by_side(["tests/benchmarks"]) == ["tests/benchmarks"]
    option, processes, *_how = running.side_by_side([])
    assert option == "-n"
    assert 1 <= int(processes) <= running.MOST_PROCESSES


def test_a_test_is_of_the_kinds_of_its_fixtures_its_module_and_its_folder() -> None:
    assert kinds_of(PurePath("tests/pages/charts/test_heat.py"), ["weeks", "request"]) == []
    assert kinds_of(PurePath("tests/pages/charts/test_references.py"), ["opened", "browser"]) == ["browser"]
    assert kinds_of(PurePath("tests/data/reading/test_layouts.py"), [], {"import_files": None}) == ["store"]
    assert kinds_of(PurePath("tests/e2e/test_shell.py"), ["samples"]) == ["browser", "demonstration"]


def test_the_quick_run_takes_what_is_of_no_kind() -> None:
    """Asked of pytest itself, about a folder that has tests of both sorts."""
    asked = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [
            *asked,
            *running.quick(["tests/pages/charts/test_theme.py", "tests/pages/charts/test_references.py"]),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert "test_theme.py::" in done.stdout
    assert "test_references.py::test_many_differences_of_a_chart_are_counted" in done.stdout
    assert "test_every_chart_looks_as_it_was_accepted" not in done.stdout


def test_quick_is_for_run_py_and_its_status_is_that_of_pytest(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "install", lambda **_what: None)
    monkeypatch.setattr(run, "venv_python", lambda: Path(sys.executable))
    picked = ["tests/test_documents.py", "-k", "nothing_is_called_so", "-n", "0"]  # in this one process
    status = run.main(["test", "--quick", *picked])
    assert status == pytest.ExitCode.NO_TESTS_COLLECTED
    said = capsys.readouterr().out
    assert said.index("快速测试不包括以下各类") < said.index("The quick tests leave these out")
    assert [kind.mark for kind in KINDS if kind.chinese not in said or kind.english not in said] == []


def test_the_folders_that_are_named_as_left_out_are_there() -> None:
    named = {folder for kind in KINDS for folder in re.findall(r"tests/\w+(?:/\w+)*", kind.english)}
    assert len(named) > 5
    assert [folder for folder in named if not (ROOT / folder).is_dir()] == []


def test_environment_that_is_up_to_date_is_left_alone(folder: Path) -> None:
    python = run.venv_python()
    python.parent.mkdir(parents=True)
    python.write_text("not an interpreter: running it would fail", encoding="utf-8")
    (folder / ".venv" / "installed").write_text(run.fingerprint(development=False), encoding="utf-8")
    run.install(development=False)
    assert python.read_text(encoding="utf-8").startswith("not an interpreter")


def test_port_asked_for_must_be_free() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(machine.SetupError, match=f"127.0.0.1:{port}"):
            run.free_port("127.0.0.1", port)


def test_port_not_asked_for_is_a_free_one() -> None:
    first = run.free_port("127.0.0.1", None)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", first))
        taken.listen()
        assert run.free_port("127.0.0.1", None) > first


def test_address_of_another_machine_is_refused() -> None:
    with pytest.raises(machine.SetupError, match="192.0.2.1"):
        run.free_port("192.0.2.1", None)


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1"])
def test_a_dashboard_of_this_machine_alone_warns_of_nobody(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run.say_where(address, 8501)
    said = capsys.readouterr().out
    assert f"//{f'[{address}]' if ':' in address else address}:8501（" in said
    assert "没有登录" not in said


def test_a_dashboard_of_the_network_says_where_and_to_whom_it_is_open(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    own = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 0)) for one in ("127.0.1.1", "192.0.2.77")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_asked, **_how: own)
    everywhere = next(iter(run.EVERYWHERE))
    run.say_where(everywhere, 8501)
    said = capsys.readouterr().out
    assert "192.0.2.77:8501" in said
    assert "没有登录" in said
    assert "no sign-in" in said
    assert "127.0" not in said
    assert everywhere not in said
    run.say_where("192.0.2.5", 8501)
    assert "没有登录" in capsys.readouterr().out


def test_browser_named_by_the_environment_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = tmp_path / "浏览器"
    browser.write_text("", encoding="utf-8")
    monkeypatch.setenv("CHROMIUM_PATH", str(browser))
    assert machine.find_browser() == browser


def test_edge_of_windows_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edge = tmp_path / "Microsoft" / "Edge" / "Application" / "msedge.exe"
    edge.parent.mkdir(parents=True)
    edge.write_text("", encoding="utf-8")
    monkeypatch.delenv("CHROMIUM_PATH", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    assert machine.find_browser() == edge


def test_wrong_option_says_so_and_starts_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "run.py", "dashboard", "--port", "eighty"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "--port" in done.stderr
    assert done.stdout == ""
