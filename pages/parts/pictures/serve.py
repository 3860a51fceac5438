"""A dashboard server for the length of a ``with`` block, on a free port of this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pages.parts.pictures.browser import PictureError

ROOT = Path(__file__).resolve().parents[3]
PATIENCE_SECONDS = 120
_WAIT_SECONDS = 0.2
_STOP_SECONDS = 30


class ServeError(PictureError):
    """The dashboard does not answer; the message contains the last line of its log."""


def unused_port() -> int:
    """A free port of 127.0.0.1."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(log: Path, port: int, **variables: str) -> Iterator[str]:
    """Start a server on that port; yields its address once it answers.

    Args:
        log: File for the output of the server.
        port: Port of 127.0.0.1.
        variables: Added to its environment: ``serving(log, port, LEDGER_HOME="…")``.

    Raises:
        ServeError: The server ended, or did not answer in time.
    """
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard.py")]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    with log.open("w", encoding="utf-8") as out:
        server = subprocess.Popen(  # noqa: S603 - our own interpreter and file
            command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT, env=os.environ | variables
        )
        try:
            if not _answers(f"http://127.0.0.1:{port}", server):
                lines = log.read_text(encoding="utf-8", errors="replace").split("\n")
                last = next((line.strip() for line in reversed(lines) if line.strip()), "日志是空的")
                raise ServeError(f"看板没有启动，不能生成这一页的图片：{last}")
            yield f"http://127.0.0.1:{port}"
        finally:
            _stop(server)


def health(address: str, *, seconds: float = 10) -> tuple[int, str]:
    """Status and text of a dashboard's ``/healthz``; status 0 when nothing answers."""
    try:
        with urllib.request.urlopen(f"{address}/healthz", timeout=seconds) as answer:  # noqa: S310 - http only
            return answer.status, answer.read(500).decode("utf-8", "replace").strip()
    except urllib.error.HTTPError as error:
        return error.code, error.read(500).decode("utf-8", "replace").strip()
    except (OSError, ValueError):
        return 0, ""


def _answers(address: str, server: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        if health(address)[0] == 200:
            return True
        time.sleep(_WAIT_SECONDS)
    return False


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(timeout=_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
