-- 各承办单位期限情况
-- Question: which units close their requests in time, which have overdue requests, and which deadlines come up next?
-- Grain: one row a responsible_unit with requests or deadlines in the window, 未填写 included, the most overdue open ones first.
-- due_count: requests whose deadline lies in the window and has passed at as_of; on_time_rate: closed_on_time_count / due_count.
-- closed_late_count: due and closed after it. overdue_open_count: due and open. Of the requests made in the window:
-- request_count, due_soon_count (open, within due_soon_days), undated_count (without a deadline).
with marked as (
    select
        responsible_unit,
        true as is_made,
        not is_closed and deadline_at >= cast($as_of as timestamp)
        and deadline_at < cast($as_of as timestamp) + $due_soon_days * interval 1 day as is_due_soon,
        deadline_at is null as is_undated,
        false as is_due, false as is_closed_on_time, false as is_closed_late, false as is_overdue_open
    from service_request
    where is_counted
    union all
    select
        responsible_unit,
        false as is_made, false as is_due_soon, false as is_undated,
        is_due,
        is_closed_on_time,
        is_due and closed_at > deadline_at as is_closed_late,
        is_overdue_open
    from request_deadline
    where is_due
),

counted as (
    select
        responsible_unit,
        count(*) filter (where is_made) as request_count,
        count(*) filter (where is_due) as due_count,
        count(*) filter (where is_closed_on_time) as closed_on_time_count,
        count(*) filter (where is_closed_late) as closed_late_count,
        count(*) filter (where is_overdue_open) as overdue_open_count,
        count(*) filter (where is_due_soon) as due_soon_count,
        count(*) filter (where is_undated) as undated_count
    from marked
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
