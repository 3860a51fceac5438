"""Who is let in: the names of this machine and of the setting, and no page but our own."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.settings import VARIABLE
from pages.parts.server.doors import (
    LOOPBACK,
    Doors,
    is_of,
    known_hosts,
    place_of,
    refusal,
    warn_of_open_doors,
)
from tests.cases import each
from tests.pages.conftest import in_a_loop

HERE, OFFICE, EVIL = "127.0.0.1:8501", "kanban.example.gov.cn", "evil.example"
PORTS = st.one_of(st.none(), st.integers(1, 65_535))
NAMES = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?(\.[a-z]{2,5}){0,2}", fullmatch=True)


def asked(kind: str, **headers: str | list[str]) -> dict[str, object]:
    """A request as ASGI has it, come in at 192.0.2.7; a kind is a method or ``websocket``."""
    pairs = [(name, [told] if isinstance(told, str) else told) for name, told in headers.items()]
    return {
        "type": "websocket" if kind == "websocket" else "http",
        "method": kind,
        "path": "/_stcore/stream",
        "server": ("192.0.2.7", 8501),
        "headers": [(name.encode(), one.encode("utf-8")) for name, told in pairs for one in told],
    }


def written(port: int | None) -> str:
    return "" if port is None else f":{port}"


@each("kind", ["GET", "PUT", "websocket"])
@each(
    ("host", "status"),
    [
        (HERE, 0), ("localhost", 0), ("LOCALHOST.:9000", 0), ("[::1]:8501", 0), ("192.0.2.7:8501", 0),
        (OFFICE, 0), (f"{EVIL}:8501", 421), ("127.0.0.1.evil.example", 421), ("192.0.2.8", 421),
        ("0.0.0.0:8501", 421), ("", 400), ("a@127.0.0.1", 400), ("127.0.0.1/..", 400),
        ("127.0.0.1, localhost", 400),
    ],
)  # fmt: skip
def test_only_known_names_are_answered_to(kind: str, host: str, status: int) -> None:
    assert refusal(asked(kind, host=host), {*LOOPBACK, OFFICE})[0] == status


@each("kind", ["GET", "OPTIONS", "PUT", "DELETE", "websocket"])
@each(
    ("origin", "host", "is_ours"),
    [
        ("http://{}", HERE, True),
        ("https://{}", OFFICE, True),  # a server in front speaks TLS, and the host bears no port
        ("https://{}", f"{OFFICE}:443", True),
        ("https://{}:8443", f"{OFFICE}:8443", True),
        ("http://{}:9999", "127.0.0.1", False),  # a page of another program of this machine
        ("https://{}:8501", OFFICE, False),
        ("ftp://{}", OFFICE, False),
        (f"http://{EVIL}@{{}}", OFFICE, False),
        ("http://{}.evil", OFFICE, False),
        ("null", OFFICE, False),
        ("", OFFICE, False),
    ],
)
def test_only_our_own_pages_are_heard(kind: str, origin: str, host: str, is_ours: bool) -> None:
    told = origin.format(host.removesuffix(":443") if origin.count(":") == 1 else host.partition(":")[0])
    status, line = refusal(asked(kind, host=host, origin=told), {*LOOPBACK, OFFICE})
    assert (status == 0) is is_ours
    assert ("代理须原样传递 Host" in line) is not is_ours


def test_one_host_and_every_origin_counts() -> None:
    assert refusal(asked("GET", host=[HERE, HERE]), LOOPBACK)[0] == 400
    assert refusal(asked("GET"), LOOPBACK)[0] == 400
    both = [f"http://{HERE}", f"http://{EVIL}"]
    assert refusal(asked("websocket", host=HERE, origin=both), LOOPBACK)[0] == 400


def test_a_program_says_no_origin_and_is_let_in() -> None:
    for kind in ("GET", "PUT", "websocket"):
        assert refusal(asked(kind, host=HERE), LOOPBACK)[0] == 0


def test_without_an_origin_what_changes_something_must_not_be_referred_from_elsewhere() -> None:
    own, other = f"http://{HERE}/ledgers?from=2026-01-01", f"http://{EVIL}/{HERE}"
    assert [refusal(asked("PUT", host=HERE, referer=one), LOOPBACK)[0] for one in (own, other)] == [0, 400]
    assert refusal(asked("DELETE", host=HERE, referer="about:blank"), LOOPBACK)[0] == 400
    assert refusal(asked("GET", host=HERE, referer=other), LOOPBACK)[0] == 0  # a link on another page


@given(name=NAMES, port=PORTS, other=PORTS, scheme=st.sampled_from(["http", "https"]))
def test_an_origin_is_ours_when_name_and_port_agree(
    name: str, port: int | None, other: int | None, scheme: str
) -> None:
    usual = {"http": 80, "https": 443}[scheme]
    agrees = (port or usual) == (other or usual)
    assert is_of(f"{scheme}://{name.upper()}{written(port)}", f"{name}{written(other)}") is agrees
    assert not is_of(f"{scheme}://{name}x{written(port)}", f"{name}{written(port)}")


@given(told=st.text(max_size=40), host=st.text(max_size=40))
def test_no_text_breaks_the_doors(told: str, host: str) -> None:
    place_of(host)
    status, _line = refusal(asked("websocket", host=host, origin=told), LOOPBACK)
    assert status or (place_of(host) or ("",))[0] in {*LOOPBACK, "192.0.2.7"}


def test_what_the_server_listens_on_has_its_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: "PC-7.office.lan")
    own = {"pc-7.office.lan", "pc-7", "pc-7.local"}
    assert known_hosts("127.0.0.1") == LOOPBACK
    assert known_hosts("192.0.2.7") == LOOPBACK | own | {"192.0.2.7"}
    assert known_hosts(None) == LOOPBACK | own
    office = tmp_path / "office.toml"
    office.write_text(f'allowed_hosts = "{OFFICE.upper()}、[2001:DB8::7]"', encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(office))
    assert known_hosts("localhost") == LOOPBACK | {OFFICE, "2001:db8::7"}
    office.rename(tmp_path / "gone.toml")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "none.toml"))
    assert known_hosts("localhost") == LOOPBACK


def test_the_star_opens_to_every_name_and_to_no_other_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    warn_of_open_doors()
    assert caplog.text == ""
    office = tmp_path / "office.toml"
    office.write_text('allowed_hosts = "*"', encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(office))
    known = known_hosts("127.0.0.1")
    assert refusal(asked("websocket", host=EVIL, origin=f"http://{EVIL}"), known)[0] == 0
    assert refusal(asked("websocket", host=HERE, origin=f"http://{EVIL}"), known)[0] == 400
    warn_of_open_doors()
    assert "任何访问名称都认" in caplog.text


def test_a_refusal_is_logged_once_and_an_origin_is_passed_on_as_the_host_is_written(
    caplog: pytest.LogCaptureFixture,
) -> None:
    seen, sent = [], []

    async def app(scope, receive, send):
        seen.append(scope)

    async def keep(message):
        sent.append(message)

    doors = Doors(app)
    with caplog.at_level(logging.WARNING):
        for _time in range(3):
            in_a_loop(doors(asked("websocket", host=f"{EVIL}\x1b[2J", origin=f"http://{EVIL}"), None, keep))
    assert [message["type"] for message in sent] == ["websocket.close"] * 3
    assert len(caplog.records) == 1
    assert "\x1b" not in caplog.text
    in_a_loop(doors(asked("websocket", host="LocalHost:80", origin="http://localhost"), None, keep))
    assert dict(seen[0]["headers"])[b"origin"] == b"http://" + b"LocalHost:80"
    in_a_loop(doors({"type": "lifespan"}, None, keep))
    assert seen[1] == {"type": "lifespan"}
