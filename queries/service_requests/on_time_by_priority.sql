-- 各轻重缓急按期办结率
-- Question: are urgent and important requests closed before the deadline, and which are overdue?
-- Grain: one row a priority that has requests or deadlines in the window: 紧急, 重要, 一般, then others, 未填写 last.
-- due_count: requests whose deadline lies in the window and has passed at as_of. on_time_rate: closed_on_time_count / due_count.
-- by_priority_count: of due_count, those whose deadline the settings give by priority, as the ledger has none.
-- overdue_open_count: due and open. request_count: made in the window.
with marked as (
    select
        priority,
        false as is_due, false as is_closed_on_time, false as is_overdue_open,
        false as is_deadline_by_priority, true as is_made
    from service_request
    where is_counted
    union all
    select
        priority, is_due, is_closed_on_time, is_overdue_open,
        is_deadline_by_priority, false as is_made
    from request_deadline
),

counted as (
    select
        priority,
        count(*) filter (where is_due) as due_count,
        count(*) filter (where is_closed_on_time) as closed_on_time_count,
        count(*) filter (where is_overdue_open) as overdue_open_count,
        count(*) filter (where is_due and is_deadline_by_priority) as by_priority_count,
        count(*) filter (where is_made) as request_count
    from marked
    where is_made or is_due
    group by priority
)

select
    priority,
    due_count,
    closed_on_time_count,
    closed_on_time_count / nullif(due_count, 0) as on_time_rate,
    by_priority_count,
    overdue_open_count,
    request_count
from counted
order by
    case priority when '紧急' then 1 when '重要' then 2 when '一般' then 3 when '未填写' then 5 else 4 end,
    request_count desc,
    priority
