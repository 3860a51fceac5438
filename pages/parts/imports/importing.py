"""The import of the dropped files as the page shows it: its progress, and its end."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.importing.reports import ImportReport
from data.snapshots.store import Snapshot
from pages.parts.asking.fetch import renew_snapshot
from pages.parts.imports.follow import follow
from pages.parts.imports.job import Job
from pages.parts.imports.looking import look_again, refuse
from pages.parts.imports.uploads import Kept, put_aside
from pages.parts.words.language import _
from pages.parts.words.literal import literal

_JOB = "import_job"
_REPORT = "import_report"
_FAILURE = "import_failure"
_ENDED = "import_ended_demonstration"
#: The bar is drawn anew so often: each time costs a message to the browser.
_SECONDS = 0.2


def begin(files: Sequence[Kept], before: Snapshot) -> None:
    """Start importing the files; ``finish`` shows how far it is."""
    st.session_state.pop(_REPORT, None)
    st.session_state[_JOB] = Job.begin(files, before)


def is_running() -> bool:
    """Whether an import of this session is at work."""
    return _JOB in st.session_state


def report() -> ImportReport | None:
    """What the last import of this session did; None before the first."""
    return st.session_state.get(_REPORT)


def ended_demonstration() -> bool:
    """Whether the last import of this session took the place of the samples."""
    return bool(st.session_state.get(_ENDED, False))


def forget() -> None:
    """Take the report of the last import off the page: the data are others now."""
    st.session_state.pop(_REPORT, None)


def failure() -> str:
    """Why the last import of this session did nothing; told once."""
    return str(st.session_state.pop(_FAILURE, ""))


def finish() -> None:
    """Show how far the import is until it is over, then run the page again on the new snapshot."""
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
        # What was refused stays on the page with the reason; what is in leaves it.
        put_aside(one for one in job.files if one.id not in job.refused)
    for one in job.files:
        if one.id in job.refused:
            refuse(one, job.refused[one.id])
    if job.failure:
        st.session_state[_FAILURE] = job.failure
    st.rerun()
