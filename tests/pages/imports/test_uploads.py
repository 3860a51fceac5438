"""Dropped files: on the disk as they were sent, safe from other servers, gone with their session."""

from __future__ import annotations

import io
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.exceptions import HTTPException
from starlette.requests import Request
from streamlit import config

from data.snapshots.lock import LockFile
from pages import lifespan
from pages.parts.imports import room
from pages.parts.imports import uploads as dropped
from pages.parts.imports.receiving import Part, UploadsToDisk
from pages.parts.imports.room import Room
from pages.parts.imports.uploads import Leaving
from tests.conftest import ROOT
from tests.pages.conftest import in_a_loop

SESSION, FILE = "0b7d0b5e-8f7a-4a53-9e0c-5d6f1c2b3a40", "7c9e6679-7425-40de-944b-e07fc1f90ae7"
HEAD = b'--EDGE\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n\r\n'
TAIL = b"\r\n--EDGE--\r\n"


@pytest.fixture
def uploads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of uploads of a store of its own."""
    monkeypatch.setenv("LEDGER_HOME", str(tmp_path))
    yield tmp_path / "uploads"
    room.leave()


def sent(
    *chunks: bytes, status: int = 204, path: str = f"/_stcore/upload_file/{SESSION}/{FILE}"
) -> list[object]:
    """What the application gets as the body, and then the status of the answer; a b"" breaks off."""
    got: list[object] = []
    left = [{"type": "http.request", "body": chunk, "more_body": True} if chunk else None for chunk in chunks]
    if left[-1]:
        left[-1]["more_body"] = False

    async def app(scope, receive, send):
        if status == 403:  # a wrong token: the body is not read
            await send({"type": "http.response.start", "status": status, "headers": []})
            return
        got.append(await Request(scope, receive).body())
        await send({"type": "http.response.start", "status": status, "headers": []})

    async def receive():
        return left.pop(0) or {"type": "http.disconnect"}

    async def send(message):
        got.append(message["status"])

    headers = [(b"content-type", b"multipart/form-data; boundary=EDGE")]
    scope = {"type": "http", "method": "PUT", "path": path, "headers": headers}
    in_a_loop(UploadsToDisk(app)(scope, receive, send))
    return got


def files(uploads: Path) -> list[bytes]:
    return [path.read_bytes() for path in uploads.rglob("file")]


@given(
    content=st.lists(
        st.sampled_from([b"\r\n", b"--EDGE", b"--", b"\r", b"\r\n--EDG", b"x" * 50]) | st.binary()
    )
    .map(b"".join)
    .filter(lambda content: b"\r\n--EDGE" not in b"\r\n" + content),
    cuts=st.lists(st.integers(0, 400), max_size=8),
)
def test_a_file_is_cut_out_of_the_request_wherever_that_is_broken(content: bytes, cuts: list[int]) -> None:
    body, target = HEAD + content + TAIL, io.BytesIO()
    part = Part(b"EDGE", target)
    edges = [0, *sorted(cuts), len(body)]
    for first, end in zip(edges, edges[1:], strict=False):
        part.feed(body[first:end])
    assert target.getvalue() == content
    assert part.size == len(content)
    assert part.finish() == HEAD + TAIL


def test_a_file_goes_to_the_disk_and_the_rest_to_streamlit(uploads: Path) -> None:
    assert sent(HEAD + b"1,2\n", b"3,4", TAIL) == [HEAD + TAIL, 204]
    assert files(uploads) == [b"1,2\n3,4"]
    assert room.place_of(SESSION, FILE).read_bytes() == b"1,2\n3,4"


@pytest.mark.parametrize(
    ("chunks", "status"),
    [
        ([HEAD, b"1,2", TAIL], 400),  # refused when it was read: another session's
        ([HEAD, b"1,2", TAIL], 403),  # refused before
        ([HEAD, b"1,2", b""], 204),  # the browser went away
        ([HEAD, b"1,2"], 400),  # it never ended
    ],
)
def test_of_an_upload_that_is_not_taken_nothing_is_left(
    uploads: Path, chunks: list[bytes], status: int
) -> None:
    sent(*chunks, status=status)
    assert files(uploads) == []


def test_an_upload_that_does_not_tell_its_length_is_measured(
    uploads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "get_option", lambda _name: 1)
    with pytest.raises(HTTPException, match="413"):
        sent(HEAD, *[b"x" * 600_000] * 4, TAIL)
    assert files(uploads) == []


def test_an_upload_takes_no_memory_of_its_size(uploads: Path) -> None:
    chunk, number = b"x" * 64_000, 400
    tracemalloc.start()
    assert sent(HEAD, *[chunk] * number, TAIL)[0] == HEAD + TAIL
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < len(chunk) * number / 3
    assert [len(one) for one in files(uploads)] == [len(chunk) * number]


def test_there_is_one_place_to_drop_files() -> None:
    """Streamlit is handed no bytes, so whoever asks it for a dropped file finds it empty."""
    asking = [
        path.name for path in (ROOT / "pages").rglob("*.py") if "st.file_uploader(" in path.read_text("utf-8")
    ]
    assert asking == ["uploads.py"]


def test_what_is_no_upload_is_passed_on_whole(uploads: Path) -> None:
    assert sent(HEAD + b"1,2", TAIL, path=f"/_stcore/upload_file/{SESSION}/..") == [HEAD + b"1,2" + TAIL, 204]
    assert not uploads.exists()


def test_a_body_with_much_around_its_file_is_refused() -> None:
    with pytest.raises(HTTPException, match="400"):
        Part(b"EDGE", io.BytesIO()).feed(b"x" * 20_000)
    with pytest.raises(HTTPException, match="400"):
        Part(b"EDGE", io.BytesIO()).feed(HEAD + b"1" + TAIL + b"x" * 20_000)


def test_a_server_that_starts_takes_the_rooms_of_the_dead_and_no_others(
    uploads: Path, tmp_path: Path
) -> None:
    own, other = room.place_of(SESSION, FILE), Room.open(uploads)
    own.write_text("own")
    (other.folder / "file").write_text("other")
    begun = "import os, signal; from pathlib import Path; from pages.parts.imports.room import Room; "
    killed = f"one = Room.open(Path({str(uploads)!r})); (one.folder / 'file').write_text('dead'); "
    program = begun + killed + "os.kill(os.getpid(), signal.SIGKILL)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT).returncode != 0
    (uploads / "tmp0").mkdir()  # as older versions left it
    (uploads / "tmp0" / "file").write_text("old")
    assert sorted(files(uploads)) == [b"dead", b"old", b"other", b"own"]
    room.clear_left()
    assert sorted(files(uploads)) == [b"other", b"own"]
    other.leave()
    room.leave()
    assert list(uploads.iterdir()) == []


def test_what_a_session_dropped_goes_when_it_cannot_come_back(uploads: Path) -> None:
    closed, still_read = room.place_of("closed", FILE), room.place_of("read", FILE)
    for path in (closed, still_read, room.place_of("open", FILE)):
        path.write_text(path.parts[-3])
    with room.in_use([still_read]):
        room.clear_closed(lambda session: session == "open", patience=60)
        assert sorted(files(uploads)) == [b"closed", b"open", b"read"]  # it may come back
        room.clear_closed(lambda session: session != "read", patience=0)  # it did
        room.clear_closed(lambda session: session == "open", patience=0)
        assert sorted(files(uploads)) == [b"open", b"read"]  # an import is at work
    room.clear_closed(lambda session: session == "open", patience=0)
    assert files(uploads) == [b"open"]


class Known:
    """The sessions of a server: which are connected, which were ended for good."""

    def __init__(self, *active: str) -> None:
        self.active, self.ended = set(active), []

    def is_active_session(self, session_id: str) -> bool:
        return session_id in self.active

    def close_session(self, session_id: str) -> None:
        self.ended.append(session_id)


@pytest.mark.parametrize(
    ("code", "active", "reads", "is_ended", "stays"),
    [
        (1001, (), (), True, False),  # the page was closed, left or reloaded
        (1006, (), (), False, True),  # the connection was lost
        (1005, (), (), False, True),
        (1012, (), (), False, True),  # the server ends
        (1001, ("s",), (), False, True),  # another connection has the session already
        (1001, (), ("s",), True, True),  # an import is at work
    ],
)
def test_what_a_page_dropped_goes_at_once_when_it_says_that_it_goes(
    code: int, active: tuple, reads: tuple, is_ended: bool, stays: bool, uploads: Path
) -> None:
    path, other = room.place_of("s", FILE), room.place_of("other", FILE)
    for one in (path, other):
        one.write_text(one.parts[-3])
    known, got = Known(*active), []

    async def app(scope, receive, send):
        got.append(await receive())

    async def receive():
        return {"type": "websocket.disconnect", "code": code}

    async def send(message):
        raise AssertionError(message)

    dropped._sessions.update(key="s", another="other")
    scope = {"type": "websocket", "headers": [(b"sec-websocket-key", b"key")]}
    with room.in_use([path] if reads else []):
        in_a_loop(Leaving(app, lambda: known)(scope, receive, send))
        assert (known.ended, sorted(files(uploads))) == (
            ["s"] if is_ended else [],
            [b"other", b"s"] if stays else [b"other"],
        )
    assert got == [{"type": "websocket.disconnect", "code": code}]
    assert dropped._sessions.pop("another") == "other"
    assert dropped._sessions == {}


def test_the_inbox_is_the_first_server_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("LEDGER_HOME", str(tmp_path))
    monkeypatch.setattr(lifespan, "_lock", None)
    other = LockFile.take(tmp_path / "SERVING")
    assert not lifespan.is_first()
    assert "the inbox is left to it" in caplog.text
    other.release()
    with monkeypatch.context() as patch:
        patch.setenv(lifespan.BESIDE, "1")
        assert not lifespan.is_first()
    assert lifespan.is_first()
    assert LockFile.take(tmp_path / "SERVING") is None
    lifespan.end()
    LockFile.take(tmp_path / "SERVING").release()
