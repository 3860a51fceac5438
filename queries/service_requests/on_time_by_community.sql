-- 各社区按期办结率
-- Question: which communities close their requests before the deadline, and who has overdue ones?
-- Grain: one row a community that has requests or deadlines in the window, 未填写 included, the lowest rate first.
-- due_count: requests whose deadline lies in the window and has passed at as_of. on_time_rate: closed_on_time_count / due_count.
-- overdue_open_count: due and open. request_count: made in the window.
with marked as (
    select
        community,
        false as is_due, false as is_closed_on_time, false as is_overdue_open,
        true as is_made
    from service_request
    where is_counted
    union all
    select
        community, is_due, is_closed_on_time, is_overdue_open,
        false as is_made
    from request_deadline
),

counted as (
    select
        community,
        count(*) filter (where is_due) as due_count,
        count(*) filter (where is_closed_on_time) as closed_on_time_count,
        count(*) filter (where is_overdue_open) as overdue_open_count,
        count(*) filter (where is_made) as request_count
    from marked
    where is_made or is_due
    group by community
),

rated as (
    select
        community,
        due_count,
        closed_on_time_count,
        closed_on_time_count / nullif(due_count, 0) as on_time_rate,
        overdue_open_count,
        request_count
    from counted
)

select
    community,
    due_count,
    closed_on_time_count,
    on_time_rate,
    overdue_open_count,
    request_count
from rated
order by on_time_rate nulls last, request_count desc, cast(community as varchar)
