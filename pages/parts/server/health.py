"""Whether the dashboard can answer: there is a snapshot, and a question on it succeeds."""

from __future__ import annotations

import logging

from starlette.requests import Request
from starlette.responses import PlainTextResponse

from data.errors import Damage, NoSnapshot, UnavailableError
from data.settings import SettingsError, settings
from data.snapshots import store
from queries import Scope, run

_log = logging.getLogger(__name__)


def healthz(request: Request) -> PlainTextResponse:
    """200 while there is a readable snapshot, else 503 with a line that names the problem."""
    problem = find_problem()
    return PlainTextResponse(problem or "ok", status_code=503 if problem else 200)


def find_problem() -> str:
    """The problem that prevents answers, in Chinese; empty when there is none.

    It never imports anything: an empty store is reported, not filled. It names no folder, since callers need
    not know where the ledgers are.
    """
    try:
        store.require_there(store.configured_folder())
        snapshot = store.current(store.configured_folder())
    except NoSnapshot:
        return "还没有台账：演示数据正在导入，或请运行 python -m data import 导入台账。"
    except UnavailableError as error:
        return str(error)
    try:
        settings()
    except SettingsError as error:
        _log.error("%s", error)
        return "设置文件不能用，各页都打不开：是哪一项、怎么改，看板的日志里写着。"
    try:
        run("places/communities", Scope(), snapshot=snapshot)
    except Exception:  # the probe must answer after any error; the log has the error
        _log.exception("snapshot %s cannot be read", snapshot.id)
        return str(UnavailableError(Damage.BAD_DATABASE))
    return ""
