-- 实事项目明细
-- Question: which projects are counted, begun or not?
-- Grain: one row a counted project of the scope, the newest first.
-- As many rows as project_count of the same scope. dated_on: by which it is put into a window.
select
    work_id,
    kind,
    community,
    compound,
    grid,
    dated_on,
    stage,
    quantity,
    unit,
    declared_on,
    surveyed_on,
    approved_on,
    planned_start_on,
    started_on,
    planned_finish_on,
    finished_on,
    accepted_on,
    planned_cost_yuan,
    cost_yuan,
    fund_source,
    need_source,
    event_id,
    item_id,
    status as work_status
from public_work
where is_counted
order by dated_on desc, work_id
