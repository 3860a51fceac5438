-- 各类别各月诉求、重复与超期
-- Question: which category grows, comes back and runs late, month by month?
-- Grain: one row a calendar month (its first day) and category that has requests or deadlines in it, 未填写 included.
-- due_count: requests whose deadline lies in the month and has passed at as_of; overdue_count: due_count - closed_on_time_count,
-- closed late or open. Of the requests made in the month: request_count, repeat_count, judged_count (can be judged).
with marked as (
    select
        requested_at as counted_at,
        category,
        true as is_made,
        is_repeat,
        false as is_due, false as is_closed_on_time
    from service_request
    where is_counted
    union all
    select
        counted_at,
        category,
        false as is_made, cast(null as boolean) as is_repeat,
        is_due, is_closed_on_time
    from request_deadline
    where is_due
),

counted as (
    select
        cast(date_trunc('month', counted_at) as date) as period_start,
        category,
        count(*) filter (where is_made) as request_count,
        count(*) filter (where is_repeat) as repeat_count,
        count(*) filter (where is_repeat is not null) as judged_count,
        count(*) filter (where is_due) as due_count,
        count(*) filter (where is_closed_on_time) as closed_on_time_count
    from marked
    group by
        cast(date_trunc('month', counted_at) as date),
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
