-- 民生实事明细
-- Question: which works are behind the numbers, and which of them are not finished?
-- Grain: one row a work of the scope that has begun: those not finished first, the oldest of them at the top, then the newest.
-- work_days: from the day of start to the day of completion, or to as_of while it is not finished (0 when it begins later).
select
    work_id,
    kind,
    community,
    compound,
    grid,
    quantity,
    unit,
    started_on,
    finished_on,
    case
        when is_unfinished
            then greatest(date_diff('day', started_on, cast(cast($as_of as timestamp) as date)), 0)
        else date_diff('day', started_on, finished_on)
    end as work_days,
    cost_yuan,
    status as work_status,
    stage,
    planned_finish_on,
    accepted_on,
    fund_source,
    need_source,
    event_id,
    item_id,
    is_unfinished
from public_work
where is_begun
order by is_unfinished desc, case when is_unfinished then started_on end, started_on desc, work_id
