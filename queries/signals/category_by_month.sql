-- 各类别各月诉求、重复与超期
-- Question: which category grows, comes back and runs late, month by month?
-- Grain: one row a calendar month (its first day) and category that has requests made in it, 未填写 included.
-- overdue_count: due_count - closed_on_time_count, closed late or open past the deadline; due_count: has a deadline, and is closed or past it at as_of.
-- repeat_count: is_repeat; judged_count: of those that can be judged.
with counted as (
    select
        cast(date_trunc('month', requested_at) as date) as period_start,
        category,
        count(*) as request_count,
        count(*) filter (where is_repeat) as repeat_count,
        count(*) filter (where is_repeat is not null) as judged_count,
        count(*) filter (
            where deadline_at is not null
            and (is_closed or not is_closed and deadline_at < cast($as_of as timestamp))
        ) as due_count,
        count(*) filter (where closed_at <= deadline_at) as closed_on_time_count
    from service_request
    where is_counted
    group by
        cast(date_trunc('month', requested_at) as date),
        category
)

select
    period_start,
    category,
    request_count,
    repeat_count,
    judged_count,
    due_count,
    closed_on_time_count,
    due_count - closed_on_time_count as overdue_count
from counted
order by period_start, category
