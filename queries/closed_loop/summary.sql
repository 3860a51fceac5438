-- 回应与期限总体情况
-- Question: how many requests were answered, and how many are overdue or due soon?
-- Grain: one row, of the requests made in the window (cohort), whatever happened to them later.
-- answered_count: contacted (responded_at) or closed, of answered_known_count, of which that is told.
-- due_soon_count: open, the deadline within due_soon_days.
-- due_count: requests whose deadline lies in the window and has passed at as_of, overdue_open_count: of those, open,
-- pending_count: not yet passed. median_hours_to_respond: from requested_at to responded_at, of responded_count.
with totals as (
    select
        count(*) filter (where is_counted) as request_count,
        count(*) filter (where not is_counted) as excluded_count,
        count(*) filter (where is_counted and (responded_at is not null or is_closed)) as answered_count,
        count(*) filter (where is_counted and responded_at is null and not is_closed) as unanswered_count,
        count(*) filter (
            where is_counted and (responded_at is not null or is_closed is not null)
        ) as answered_known_count,
        count(*) filter (where is_counted and responded_at >= requested_at) as responded_count,
        quantile_cont(date_diff('second', requested_at, responded_at) / 3600, 0.5) filter (
            where is_counted and responded_at >= requested_at
        ) as median_hours_to_respond,
        count(*) filter (
            where is_counted
            and not is_closed
            and deadline_at >= cast($as_of as timestamp)
            and deadline_at < cast($as_of as timestamp) + $due_soon_days * interval 1 day
        ) as due_soon_count
    from service_request
),

deadlines as (
    select
        count(*) filter (where is_due) as due_count,
        count(*) filter (where is_closed_on_time) as closed_on_time_count,
        count(*) filter (where is_overdue_open) as overdue_open_count,
        count(*) filter (where is_pending) as pending_count
    from request_deadline
)

select
    totals.request_count,
    totals.excluded_count,
    totals.answered_count,
    totals.unanswered_count,
    totals.answered_known_count,
    totals.answered_count / nullif(totals.answered_known_count, 0) as answered_rate,
    totals.responded_count,
    totals.median_hours_to_respond,
    deadlines.*,
    deadlines.closed_on_time_count / nullif(deadlines.due_count, 0) as on_time_rate,
    totals.due_soon_count
from totals
cross join deadlines
order by totals.request_count
