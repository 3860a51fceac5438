-- 各承办单位按期办结率
-- Question: which units close their requests before the deadline, and who has overdue ones?
-- Grain: one row a responsible_unit that has requests, 未填写 included, the lowest rate first.
-- on_time_rate: closed_on_time_count / due_count; due_count: has a deadline, and is closed or past it at as_of.
-- overdue_open_count: the deadline has passed at as_of and the request is open.
with counted as (
    select
        responsible_unit,
        count(*) filter (
            where deadline_at is not null
            and (is_closed or not is_closed and deadline_at < cast($as_of as timestamp))
        ) as due_count,
        count(*) filter (where closed_at <= deadline_at) as closed_on_time_count,
        count(*) filter (
            where not is_closed and deadline_at < cast($as_of as timestamp)
        ) as overdue_open_count,
        count(*) as request_count
    from service_request
    where is_counted
    group by responsible_unit
),

rated as (
    select
        responsible_unit,
        due_count,
        closed_on_time_count,
        closed_on_time_count / nullif(due_count, 0) as on_time_rate,
        overdue_open_count,
        request_count
    from counted
)

select
    responsible_unit,
    due_count,
    closed_on_time_count,
    on_time_rate,
    overdue_open_count,
    request_count
from rated
order by on_time_rate nulls last, request_count desc, responsible_unit
