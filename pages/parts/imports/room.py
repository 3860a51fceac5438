"""The folder ("room") in which a server process keeps uploaded files, with a subfolder per session.

The files may contain names and phone numbers. A room is locked while its server runs; the next server
removes the rooms without a lock. The folder of a session is removed when the session cannot return: at
once when its page was closed (``uploads.Leaving``). Streamlit keeps a session whose connection is lost for
``disconnectedSessionTTL`` seconds, so a user whose network failed for a moment finds the files again.
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
        folder: The folder, with one subfolder per session.
        lock: The lock that marks the room as in use.
        used: Folder of a session -> number of imports that read from it.
        gone: Folder of a session -> time at which it was closed, in seconds of the monotonic clock.
    """

    folder: Path
    lock: LockFile
    used: Counter[Path] = field(default_factory=Counter)
    gone: dict[Path, float] = field(default_factory=dict)

    @classmethod
    def open(cls, uploads: Path) -> Room:
        """Make a room in the folder ``uploads``.

        Raises:
            OSError: The folder cannot be written.
        """
        uploads.mkdir(mode=0o700, exist_ok=True)
        uploads.chmod(0o700)  # it may have been restored from a copy with wider permissions
        while True:
            folder = uploads / secrets.token_hex(8)
            lock = LockFile.take(folder.with_suffix(_LOCK))
            if lock is None:
                continue
            if lock.path.exists():
                folder.mkdir(mode=0o700)
                return cls(folder, lock)
            lock.release()  # another process removed the file between its creation and its locking

    def leave(self) -> None:
        """Remove the room with all its files."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.lock.release()
        self.lock.path.unlink(missing_ok=True)

    def clear(self, is_open: Callable[[str], bool], *, patience: float) -> None:
        """Remove the folders of sessions that closed ``patience`` seconds ago, unless an import reads them.

        Args:
            is_open: Whether the session of that id is connected.
            patience: Seconds in which a session may reconnect.
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
    """The room of this process in the configured store, created on the first call.

    Raises:
        OSError: It cannot be created.
        StoreError: The folder of the store cannot be made.
    """
    uploads = home() / FOLDER
    with _guard:
        if uploads not in _own:
            _own[uploads] = Room.open(uploads)
        return _own[uploads]


def leave() -> None:
    """Remove the rooms of this process, when the server ends."""
    with _guard:
        for one in _own.values():
            one.leave()
        _own.clear()


def clear_left() -> None:
    """Remove the rooms of servers that have ended, and leftovers of older versions.

    Raises:
        OSError: The folder cannot be read.
        StoreError: The folder of the store cannot be made.
    """
    uploads = home() / FOLDER
    left = {path.with_suffix("") for path in uploads.glob("*")}
    for folder in left - {one.folder for one in _own.values()}:
        lock = LockFile.take(folder.with_suffix(_LOCK))
        if lock is not None:
            Room(folder, lock).leave()


def place_of(session: str, file: str) -> Path:
    """Path of a file that was uploaded in a session; only its folder is created.

    Raises:
        OSError, StoreError: See ``room``.
    """
    folder = room().folder / session
    folder.mkdir(mode=0o700, exist_ok=True)
    # The browser chooses the id of a file, so it is hashed for the path.
    folder /= hashlib.blake2b(file.encode(), digest_size=16).hexdigest()
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / "file"


def clear_closed(is_open: Callable[[str], bool], *, patience: float) -> None:
    """Remove the files of sessions that cannot reconnect; see ``Room.clear``.

    Raises:
        OSError: Another process removed a room.
    """
    for one in list(_own.values()):
        one.clear(is_open, patience=patience)


def clear_session(session: str) -> None:
    """Remove the files of a session that has ended; while an import reads them, they are removed later."""
    for one in list(_own.values()):
        folder = one.folder / session
        if not one.used[folder]:
            shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def in_use(paths: Iterable[Path]) -> Iterator[None]:
    """Keep the session folders of these files inside the block, even when the sessions end."""
    used, folders = room().used, [path.parents[1] for path in paths]
    with _guard:
        used.update(folders)
    try:
        yield
    finally:
        with _guard:
            used.subtract(folders)
