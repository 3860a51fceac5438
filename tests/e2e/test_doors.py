"""A server that runs refuses forged requests on the socket, and asks nobody about them."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

import pytest

from tests.cases import each

EVIL = "evil.example"


def knock(server: str, line: str = "GET /_stcore/stream", **told: str) -> tuple[int, str]:
    """Status and body of the answer to a request whose headers are these letters, ``{}`` being the server."""
    here = urlsplit(server)
    names = {"host": "Host: {}", "origin": "Origin: {}", "referer": "Referer: {}"}
    lines = [
        f"{line} HTTP/1.1",
        *(names[name].format(value.format(here.netloc)) for name, value in told.items()),
    ]
    if line.endswith("stream"):
        lines += ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"]
        lines += ["Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Protocol: streamlit"]
    else:
        lines += ["Connection: close"]
    with socket.create_connection((here.hostname, here.port), timeout=10) as wire:
        wire.sendall("\r\n".join([*lines, "", ""]).encode())
        answer = wire.recv(20_000)
        while not answer.startswith(b"HTTP/1.1 101") and (more := wire.recv(20_000)):
            answer += more
    answer = answer.decode("utf-8", "replace")
    return int(answer.split(" ")[1]), answer


@each(
    ("told", "status"),
    [
        ({"host": "{}", "origin": "http://{}"}, 101),
        ({"host": "{}"}, 101),  # a program, not a browser
        (
            {"host": EVIL, "origin": f"http://{EVIL}"},
            403,
        ),  # what a page sends whose name was made to point here
        ({"host": "{}", "origin": f"http://{EVIL}"}, 403),
        ({"host": "{}", "origin": "http://localhost:9999"}, 403),  # a page of another program of this machine
        ({"host": "{}", "origin": "null"}, 403),
    ],
)
def test_a_socket_opens_for_our_own_page_only(server: str, told: dict[str, str], status: int) -> None:
    assert knock(server, **told)[0] == status


def test_no_foreign_page_makes_the_server_ask_the_internet(server: str, outside: socket.socket) -> None:
    for _time in range(5):
        assert knock(server, host="{}", origin=f"http://{EVIL}")[0] == 403
        assert knock(server, "GET /", host="{}", origin=f"http://{EVIL}")[0] == 400
    with pytest.raises(BlockingIOError):
        outside.accept()


@each(
    ("line", "told", "status"),
    [
        ("GET /healthz", {"host": "{}"}, 200),
        ("GET /healthz", {"host": EVIL}, 421),
        ("GET /assets/chart.js", {"host": EVIL}, 421),
        ("GET /mediation", {"host": "{}", "referer": f"http://{EVIL}/"}, 200),
        ("PUT /_stcore/upload_file/a/b", {"host": "{}", "origin": f"http://{EVIL}"}, 400),
        ("DELETE /_stcore/upload_file/a/b", {"host": "{}", "referer": f"http://{EVIL}/"}, 400),
        (
            "DELETE /_stcore/upload_file/a/b",
            {"host": "{}", "origin": "http://{}"},
            403,
        ),  # Streamlit asks for a token
    ],
)
def test_what_is_not_meant_for_the_dashboard_gets_one_line(
    server: str, line: str, told: dict[str, str], status: int
) -> None:
    got, answer = knock(server, line, **told)
    assert got == status
    if status in (400, 421):
        head, _blank, body = answer.partition("\r\n\r\n")
        assert "nosniff" in head
        assert body.count("\n") == 0
        assert "看板" in body or "网页" in body
