-- 各承办单位期限情况
-- Question: which units close in time, which have overdue requests, and which deadlines come up next?
-- Grain: one row a responsible_unit that has requests, 未填写 included, the most overdue open ones first.
-- due_count: has a deadline, and is closed or past it at as_of; on_time_rate: closed_on_time_count / due_count.
-- closed_late_count: closed after it. overdue_open_count: past it and open. due_soon_count: open, within due_soon_days.
-- undated_count: without a deadline, in none of the others.
with counted as (
    select
        responsible_unit,
        count(*) as request_count,
        count(*) filter (
            where deadline_at is not null
            and (is_closed or not is_closed and deadline_at < cast($as_of as timestamp))
        ) as due_count,
        count(*) filter (where closed_at <= deadline_at) as closed_on_time_count,
        count(*) filter (where closed_at > deadline_at) as closed_late_count,
        count(*) filter (
            where not is_closed and deadline_at < cast($as_of as timestamp)
        ) as overdue_open_count,
        count(*) filter (
            where not is_closed
            and deadline_at >= cast($as_of as timestamp)
            and deadline_at < cast($as_of as timestamp) + $due_soon_days * interval 1 day
        ) as due_soon_count,
        count(*) filter (where deadline_at is null) as undated_count
    from service_request
    where is_counted
    group by responsible_unit
)

select
    responsible_unit,
    request_count,
    due_count,
    closed_on_time_count,
    closed_on_time_count / nullif(due_count, 0) as on_time_rate,
    closed_late_count,
    overdue_open_count,
    due_soon_count,
    undated_count
from counted
order by overdue_open_count desc, due_count desc, responsible_unit
