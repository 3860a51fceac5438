"""Where a server keeps the files that are dropped: a room of its own, with a folder for each session.

They may hold names and phones. A room is locked as long as its server lives, so that no server takes
another's for a leftover: the next one clears the rooms whose lock nobody holds. A session's folder goes when
the session cannot come back: at once when its page was closed (``leaving``). One whose connection is lost is
kept by Streamlit for ``disconnectedSessionTTL`` seconds, and a clerk whose network failed for a moment finds
the files still there.
"""

from __future__ import annotations

import contextlib
import hashlib
import secrets
import shutil
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from data.snapshots.lock import LockFile
from data.snapshots.store import home

FOLDER = "uploads"
_LOCK = ".lock"


@dataclass(eq=False)
class Room:
    """The room of this process in one store.

    Attributes:
        folder: The folder; one below it for each session.
        held: The lock that says that the room is lived in.
        used: Folder of a session -> how many imports read from it.
        gone: Folder of a session -> since when it is closed, in seconds of the steady clock.
    """

    folder: Path
    held: LockFile
    used: Counter[Path] = field(default_factory=Counter)
    gone: dict[Path, float] = field(default_factory=dict)

    @classmethod
    def open(cls, uploads: Path) -> Room:
        """Make a room in the folder ``uploads``.

        Raises:
            OSError: The folder cannot be written.
        """
        uploads.mkdir(mode=0o700, exist_ok=True)
        uploads.chmod(0o700)  # it may have been put back from a copy with wider rights
        while True:
            folder = uploads / secrets.token_hex(8)
            held = LockFile.take(folder.with_suffix(_LOCK))
            if held is None:
                continue
            if held.path.exists():
                folder.mkdir(mode=0o700)
                return cls(folder, held)
            held.release()  # between making the file and locking it somebody has cleared it away

    def leave(self) -> None:
        """Remove the room with all that is in it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.held.release()
        self.held.path.unlink(missing_ok=True)

    def clear(self, is_open: Callable[[str], bool], *, patience: float) -> None:
        """Remove the folders of sessions that were closed so many seconds ago, unless an import reads them.

        Args:
            is_open: Whether the session of that id is connected.
            patience: Seconds in which a session may come back.
        """
        now = time.monotonic()
        for folder in self.folder.iterdir():
            if is_open(folder.name):
                self.gone.pop(folder, None)
            elif now - self.gone.setdefault(folder, now) >= patience and not self.used[folder]:
                shutil.rmtree(folder, ignore_errors=True)
                self.gone.pop(folder)


_own: dict[Path, Room] = {}
_guard = threading.Lock()


def room() -> Room:
    """The room of this process in the configured store, made when it is first asked for.

    Raises:
        OSError: It cannot be made.
        StoreError: The folder of the store cannot be made.
    """
    uploads = home() / FOLDER
    with _guard:
        if uploads not in _own:
            _own[uploads] = Room.open(uploads)
        return _own[uploads]


def leave() -> None:
    """Remove the rooms of this process: the server ends."""
    with _guard:
        for one in _own.values():
            one.leave()
        _own.clear()


def clear_left() -> None:
    """Remove the rooms of servers that are dead, and what older versions left behind.

    Raises:
        OSError: The folder cannot be read.
        StoreError: The folder of the store cannot be made.
    """
    uploads = home() / FOLDER
    left = {path.with_suffix("") for path in uploads.glob("*")}
    for folder in left - {one.folder for one in _own.values()}:
        held = LockFile.take(folder.with_suffix(_LOCK))
        if held is not None:
            Room(folder, held).leave()


def place_of(session: str, file: str) -> Path:
    """Where the bytes of a file lie that was dropped in a session; only its folder is made.

    Raises:
        OSError, StoreError: As of ``room``.
    """
    folder = room().folder / session
    folder.mkdir(mode=0o700, exist_ok=True)
    # The id of a file is what a browser says it is.
    folder /= hashlib.blake2b(file.encode(), digest_size=16).hexdigest()
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / "file"


def clear_closed(is_open: Callable[[str], bool], *, patience: float) -> None:
    """Remove what sessions left behind that cannot come back; as of ``Room.clear``.

    Raises:
        OSError: A room was removed by somebody else.
    """
    for one in list(_own.values()):
        one.clear(is_open, patience=patience)


def clear_session(session: str) -> None:
    """Remove what a session dropped that has ended for good; while an import reads it, it goes later."""
    for one in list(_own.values()):
        folder = one.folder / session
        if not one.used[folder]:
            shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def in_use(paths: Iterable[Path]) -> Iterator[None]:
    """Keep the folders of the sessions that these files lie in, whatever becomes of the sessions."""
    used, folders = room().used, [path.parents[1] for path in paths]
    with _guard:
        used.update(folders)
    try:
        yield
    finally:
        with _guard:
            used.subtract(folders)
