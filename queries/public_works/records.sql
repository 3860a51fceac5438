-- 民生实事全部内容
-- Question: what does the ledger say of each project, nobody named?
-- Grain: one row a project of the scope, the newest first; 已作废 are listed too.
-- event_id: the request, dispute or hazard that led to it; item_id: the item of a meeting. No column names a person.
select
    work_id,
    event_id,
    item_id,
    kind,
    community,
    compound,
    grid,
    quantity,
    unit,
    stage,
    declared_on,
    surveyed_on,
    approved_on,
    planned_start_on,
    started_on,
    planned_finish_on,
    finished_on,
    accepted_on,
    due_on,
    planned_cost_yuan,
    cost_yuan,
    fund_source,
    need_source,
    status,
    is_counted,
    is_begun,
    is_finished
from public_work
order by dated_on desc, work_id
