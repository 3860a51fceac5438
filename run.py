"""The two commands of the README: set up and open the dashboard, or set up and pass the tests.

``python3 run.py`` opens the dashboard, ``python3 run.py test`` runs all tests, with ``--quick`` those without
browser, demonstration ledgers and whole imports. Only Python 3.11 is needed: packages are installed into
``.venv`` beside this file, needs of the browser tests into the system if possible; later only changes.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import importlib.util
import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from ipaddress import ip_address
from pathlib import Path

from tests import running
from tests.machine import (
    SetupError,
    apt_install,
    can_use_apt,
    ensure_browser,
    ensure_font,
    ensure_office,
    ensure_pdf_tools,
    say,
)

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements.txt"
PROJECT = ROOT / "pyproject.toml"
FIRST_PORT = 8501
#: Wildcard address -> its address family, and an address of that family reserved for documentation.
EVERYWHERE = {"0.0.0.0": (socket.AF_INET, "192.0.2.1"), "::": (socket.AF_INET6, "2001:db8::1")}  # noqa: S104


def venv_python() -> Path:
    """The interpreter of ``.venv`` on this system; it need not exist yet."""
    return VENV / "Scripts" / "python.exe" if os.name == "nt" else VENV / "bin" / "python"


def development_requirements() -> list[str]:
    """Requirements of the ``dev`` group of pyproject.toml, read here so that any version of pip will do."""
    import tomllib  # new in 3.11: imported late, so that an older Python prints a message and no traceback

    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    return list(project["dependency-groups"]["dev"])


def fingerprint(*, development: bool) -> str:
    """A short text for the desired environment, which changes with a requirement or the Python version."""
    wanted = [str(sys.version_info[:2]), REQUIREMENTS.read_text(encoding="utf-8")]
    if development:
        wanted += development_requirements()
    return hashlib.sha256("\n".join(wanted).encode()).hexdigest()


def create_venv() -> None:
    """Create ``.venv``; an incomplete one is replaced."""
    if importlib.util.find_spec("ensurepip") is None and can_use_apt():
        apt_install("python3-venv")
    say("创建运行环境 .venv", "Creating the environment .venv")
    create = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if subprocess.run(create, check=False).returncode != 0:
        raise SetupError(
            "无法创建 .venv。Debian/Ubuntu 请先安装 python3-venv。\n"
            "Could not create .venv. On Debian or Ubuntu install python3-venv first."
        )


def install(*, development: bool) -> None:
    """Install the requirements into ``.venv``, with the dev group or without; returns at once if it has them.

    Raises:
        SetupError: The environment could not be created, or pip failed.
    """
    python, stamp = venv_python(), VENV / ("installed-dev" if development else "installed")
    wanted = fingerprint(development=development)
    if python.exists() and stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    has_pip = [str(python), "-c", "import pip"]
    if not python.exists() or subprocess.run(has_pip, check=False, capture_output=True).returncode != 0:
        create_venv()
    say("安装依赖，首次约需一两分钟", "Installing the requirements; a minute or two the first time")
    pip = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", str(REQUIREMENTS)]
    extra = development_requirements() if development else []
    if subprocess.run([*pip, *extra], check=False).returncode != 0:
        raise SetupError(
            "依赖未能装全：请检查网络，或在 pip 的配置里写上本单位的软件源，然后重试。\n"
            "pip could not install everything: check the network or pip's configuration, then try again."
        )
    stamp.write_text(wanted, encoding="utf-8")
    if development:  # it includes the dashboard's own requirements
        (VENV / "installed").write_text(fingerprint(development=False), encoding="utf-8")


def free_port(address: str, wanted: int | None) -> int:
    """The port ``wanted``, or the first free one from 8501.

    Raises:
        SetupError: The wanted port is taken, or the address is not one of this machine.
    """
    for port in (wanted,) if wanted else range(FIRST_PORT, FIRST_PORT + 100):
        with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as probe:
            if os.name != "nt":  # on Windows this option would let two servers share a port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((address, port))
            except OSError:
                continue
            return port
    raise SetupError(
        f"{address}:{wanted or FIRST_PORT} 不可用：端口已被占用，或不是本机地址。\n"
        f"{address}:{wanted or FIRST_PORT} is taken, or is not an address of this machine."
    )


def own_addresses(address: str) -> list[str]:
    """Addresses of a server that listens on this one: itself, or one per network of this machine."""
    if address not in EVERYWHERE:
        return [address]
    family, elsewhere = EVERYWHERE[address]
    found: set[str] = set()
    with contextlib.suppress(OSError):  # the machine's own name may not resolve
        found |= {str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, family)}
    with contextlib.suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
        probe.connect((elsewhere, 9))  # UDP: selects the route, and sends nothing
        found.add(probe.getsockname()[0])
    return sorted(one for one in found if not (ip_address(one).is_loopback or ip_address(one).is_link_local))


def say_where(address: str, port: int) -> None:
    """Print the addresses of the dashboard, and who can open it."""
    hosts = own_addresses(address) or [socket.gethostname()]
    places = [f"http://{f'[{host}]' if ':' in host else host}:{port}" for host in hosts]
    say(
        f"请在浏览器中打开 {' 或 '.join(places)}（启动需几秒；按 Ctrl+C 停止）",
        f"Open {' or '.join(places)} in a browser (ready in a few seconds; Ctrl+C stops it)",
    )
    if is_own(address):
        return
    say(
        "注意：看板没有登录。凡能连到上述地址的人都能查看全部台账，也能导入、撤销、改对应关系；"
        "只在可信的网络里这样开，或放在带登录的反向代理后面",
        "Note: there is no sign-in. Whoever reaches the address above can read all ledgers, import and undo; "
        "do this in a trusted network only, or behind a reverse proxy that asks who it is",
    )


def is_own(address: str) -> bool:
    """Whether only this machine can reach the address."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def start(command: Sequence[str], environment: dict[str, str]) -> int:
    """Replace this process by the command where possible, so that it gets signals; else return its status."""
    if os.name != "nt":
        sys.stdout.flush()
        os.chdir(ROOT)
        os.execve(command[0], list(command), environment)  # noqa: S606 - our own interpreter, no shell
    return run_to_end(command, environment)


def run_to_end(command: Sequence[str], environment: dict[str, str]) -> int:
    """Run the command and return its status; 130 when it was interrupted."""
    sys.stdout.flush()
    try:
        return subprocess.run(command, env=environment, cwd=ROOT, check=False).returncode
    except KeyboardInterrupt:
        return 130


def dashboard_parser() -> argparse.ArgumentParser:
    """The options of ``run.py`` and ``run.py dashboard``."""
    parser = argparse.ArgumentParser(prog="run.py dashboard", description="打开看板 · Open the dashboard")
    parser.add_argument("--port", type=int, help="端口，默认 8501 起第一个空闲的 · the first free from 8501")
    parser.add_argument("--address", default="127.0.0.1", help="监听地址 · address (%(default)s)")
    return parser


def dashboard(arguments: Sequence[str]) -> int:
    """Set up, print the addresses, and serve the dashboard until it is stopped."""
    options = dashboard_parser().parse_args(arguments)
    install(development=False)
    port = free_port(options.address, options.port)
    say_where(options.address, port)
    served = ["--server.port", str(port), "--server.address", options.address, "--server.headless", "true"]
    quiet = ["--browser.gatherUsageStats", "false", "--logger.hideWelcomeMessage", "true"]
    command = [str(venv_python()), "-m", "streamlit", "run", str(ROOT / "dashboard.py"), *served, *quiet]
    return start(command, dict(os.environ))


def setup() -> dict[str, str]:
    """Install the requirements of the tests, and return the environment in which they run."""
    install(development=True)
    browser = ensure_browser(venv_python())
    ensure_font()
    ensure_office()
    ensure_pdf_tools()
    return test_environment() | {"CHROMIUM_PATH": str(browser)}


def test_environment() -> dict[str, str]:
    """The environment of this process, in which the processes of the tests share compiled modules."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def quick_tests(arguments: Sequence[str]) -> int:
    """Run the fast tests, and print at the end which were omitted; returns pytest's status."""
    install(development=True)
    status = run_to_end([str(venv_python()), "-m", "pytest", *running.quick(arguments)], test_environment())
    running.say_what_was_left_out()
    return status


def main(arguments: Sequence[str]) -> int:
    """Run the command line and return the exit status."""
    if sys.version_info < (3, 11):  # noqa: UP036 - users may run this file with an older Python
        print("需要 Python 3.11 或更新版本。Python 3.11 or newer is needed.", file=sys.stderr)
        return 2
    try:
        if arguments[:1] == ["setup"]:
            setup()
            return 0
        if arguments[:1] == ["test"] and "--quick" in arguments:
            return quick_tests([argument for argument in arguments[1:] if argument != "--quick"])
        if arguments[:1] == ["test"]:
            return start([str(venv_python()), "-m", "pytest", *running.side_by_side(arguments[1:])], setup())
        return dashboard(arguments[1:] if arguments[:1] == ["dashboard"] else arguments)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
