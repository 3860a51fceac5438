-- 晚于计划的项目清单
-- Question: which projects have not come to the next step on the day that was planned?
-- Grain: one row a counted project whose next planned day has passed at as_of, the latest first.
-- As many rows as late_count of the same scope. due_on: the planned day; days_late: from then to as_of.
select
    work_id,
    kind,
    community,
    compound,
    stage,
    due_on,
    date_diff('day', due_on, cast(cast($as_of as timestamp) as date)) as days_late,
    declared_on,
    approved_on,
    planned_start_on,
    started_on,
    planned_finish_on,
    planned_cost_yuan,
    fund_source,
    event_id,
    item_id,
    status as work_status
from public_work
where is_counted and is_late
order by due_on, work_id
