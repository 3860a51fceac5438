"""The import of uploaded files from the page: its progress, its end, and the dates shown afterwards.

The scope moves to the dates of the imported rows, so that the charts are not empty.
"""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd
import streamlit as st

from data.errors import StoreError, UnreadableFileError
from data.importing.importer import import_files
from data.importing.reports import ImportReport
from data.notation.persons import hide_persons
from data.progress import Progress
from data.snapshots.store import Snapshot
from data.weeks import DAY, WEEK
from pages.parts.asking.fetch import fetch, renew_snapshot
from pages.parts.asking.scope_state import change, clear, current_scope
from pages.parts.imports.file_check import look_again, refuse
from pages.parts.imports.room import in_use
from pages.parts.imports.uploads import KeptFile, put_aside
from pages.parts.words.language import _, mark
from pages.parts.words.literal import literal
from pages.parts.words.presets import DEFAULT, preset_of, window
from queries import Scope

_JOB = "import_job"
_REPORT = "import_report"
_FAILURE = "import_failure"
_ENDED = "import_ended_demonstration"
#: Seconds between updates of the progress bar: each is a message to the browser.
_SECONDS = 0.2
_log = logging.getLogger("dashboard")
FAILED = mark("导入没有完成，看板上的数据没有变。请再试一次；若仍不行，请把时间告诉管理员，日志里有详情。")
#: Windows to try in this order, after the current one.
_WINDOWS = (DEFAULT, "本周", "近12周", "近12月")


@dataclass
class Job:
    """One import of uploaded files.

    Attributes:
        files: The files.
        before: The current snapshot when it began.
        progress: Its progress; None before the first message.
        report: Its report; None while it runs, and when nothing was imported.
        refused: Id of a file -> why it cannot be read.
        failure: Why nothing was imported, in Chinese; empty without a failure.
    """

    files: tuple[KeptFile, ...]
    before: Snapshot
    progress: Progress | None = None
    report: ImportReport | None = None
    refused: dict[str, str] = field(default_factory=dict)
    failure: str = ""
    _thread: threading.Thread | None = None

    @classmethod
    def begin(cls, files: Sequence[KeptFile], before: Snapshot) -> Job:
        """Start an import in a thread."""
        job = cls(tuple(files), before)
        job._thread = threading.Thread(target=job._run, name="import", daemon=True)
        job._thread.start()
        return job

    def wait(self, seconds: float) -> bool:
        """Whether the import has ended, after at most so many seconds of waiting."""
        if self._thread is not None:
            self._thread.join(seconds)
        return self._thread is None or not self._thread.is_alive()

    def _run(self) -> None:
        try:
            with in_use(one.path for one in self.files):
                self.report = self._import(list(self.files))
        except (StoreError, OSError) as error:
            self.failure = hide_persons(str(error))
        except Exception as error:
            # The text of the error may quote a cell, so it is not logged.
            where = "".join(traceback.format_tb(error.__traceback__))
            _log.error("an import failed with %s:\n%s", type(error).__name__, where)
            self.failure = FAILED

    def _import(self, files: list[KeptFile]) -> ImportReport | None:
        """Import the readable files: a file whose later rows cannot be read does not stop the others."""
        while files:
            try:
                return import_files(
                    [one.path for one in files], names=[one.name for one in files], progress=self._hear
                )
            except UnreadableFileError as error:
                self.refused |= {one.id: reason for one in files if (reason := _reason(one))}
                left = [one for one in files if one.id not in self.refused]
                if len(left) == len(files):  # each file can be read, but not all together
                    raise StoreError(str(error)) from error
                files = left
        return None

    def _hear(self, progress: Progress) -> None:
        self.progress = progress


def begin(files: Sequence[KeptFile], before: Snapshot) -> None:
    """Start importing the files; ``finish`` shows the progress."""
    st.session_state.pop(_REPORT, None)
    st.session_state[_JOB] = Job.begin(files, before)


def is_running() -> bool:
    """Whether an import of this session is running."""
    return _JOB in st.session_state


def report() -> ImportReport | None:
    """The report of the last import of this session; None before the first."""
    return st.session_state.get(_REPORT)


def ended_demonstration() -> bool:
    """Whether the last import of this session replaced the samples."""
    return bool(st.session_state.get(_ENDED, False))


def forget() -> None:
    """Remove the report of the last import from the page: the data have changed since."""
    st.session_state.pop(_REPORT, None)


def failure() -> str:
    """Why the last import of this session failed; returned once, then empty."""
    return str(st.session_state.pop(_FAILURE, ""))


def finish() -> None:
    """Show the progress of the import until it ends, then run the page again on the new snapshot."""
    job: Job = st.session_state[_JOB]
    bar = st.progress(0.0, text=_("正在导入 {n} 个文件").format(n=len(job.files)))
    while not job.wait(_SECONDS):
        if job.progress is not None:
            words = _("{step}：{file}").format(
                step=literal(job.progress.step), file=literal(job.progress.file)
            )
            bar.progress(min(max(job.progress.done, 0.0), 1.0), text=words)
    del st.session_state[_JOB]
    look_again()
    if job.report is not None:
        st.session_state[_REPORT] = job.report
        st.session_state[_ENDED] = job.before.is_demonstration
        follow(job.before, renew_snapshot(), {one.ledger for one in job.report.files})
        # Refused files stay on the page with the reason; imported files leave it.
        put_aside(one for one in job.files if one.id not in job.refused)
    for one in job.files:
        if one.id in job.refused:
            refuse(one, job.refused[one.id])
    if job.failure:
        st.session_state[_FAILURE] = job.failure
    st.rerun()


def _reason(one: KeptFile) -> str:
    """Why a file cannot be read completely; empty when it can."""
    try:
        import_files([one.path], names=[one.name], dry_run=True)
    except UnreadableFileError as error:
        return hide_persons(str(error))
    return ""


def follow(before: Snapshot, after: Snapshot, ledgers: Iterable[str]) -> None:
    """Set the scope to the first window in which the imported ledgers have rows.

    A named window (上周) follows the new 数据截至; freely chosen dates stay if there are rows in them. Places
    that were selected in the demonstration are removed from the scope.

    Args:
        before: The snapshot before the import.
        after: The snapshot after it, which is current now.
        ledgers: Names of the imported ledgers.
    """
    if before.is_demonstration is not after.is_demonstration:
        clear()
    scope = current_scope()
    found = fetch("ledgers/rows_by_week", Scope())
    weeks = found.loc[found["ledger"].isin(list(ledgers)), "week_start"]
    chosen = preset_of(scope.date_from, scope.date_to, before.as_of.date())
    today = after.as_of.date()
    windows = [window(name, today) for name in ([chosen] if chosen else []) + list(_WINDOWS)]
    if chosen is None and scope.date_from and scope.date_to:
        windows.insert(0, (scope.date_from, scope.date_to))
    for first, end in windows:
        if _has_rows(weeks, first, end):
            change(date_from=first, date_to=end)
            return
    if len(weeks):
        change(date_from=weeks.min(), date_to=weeks.max() + WEEK)


def _has_rows(weeks: pd.Series, first: date, end: date) -> bool:
    return any(first <= week + WEEK - DAY and week < end for week in weeks)
