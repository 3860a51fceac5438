-- 回应与期限总体情况
-- Question: how many requests belong to an event, how many were answered, and how many are overdue or due soon?
-- Grain: one row, of the requests made in the window (cohort), whatever happened to them later.
-- loop_count: events (event_id); outside_count: requests without one. answered_count: contacted (responded_at) or closed,
-- of answered_known_count, of which that is told.
-- due_count: has a deadline, and is closed or past it at as_of. due_soon_count: open, the deadline within due_soon_days.
-- median_hours_to_respond: from requested_at to responded_at, of responded_count.
with counted as (
    select
        event_id,
        responded_at,
        is_closed,
        closed_at,
        deadline_at,
        is_counted,
        case
            when responded_at >= requested_at then date_diff('second', requested_at, responded_at) / 3600
        end as hours_to_respond
    from service_request
)

select
    count(*) filter (where is_counted) as request_count,
    count(*) filter (where not is_counted) as excluded_count,
    count(distinct event_id) filter (where is_counted) as loop_count,
    count(*) filter (where is_counted and event_id is null) as outside_count,
    count(*) filter (where is_counted and (responded_at is not null or is_closed)) as answered_count,
    count(*) filter (where is_counted and responded_at is null and not is_closed) as unanswered_count,
    count(*) filter (
        where is_counted and (responded_at is not null or is_closed is not null)
    ) as answered_known_count,
    count(*) filter (where is_counted and (responded_at is not null or is_closed)) / nullif(
        count(*) filter (where is_counted and (responded_at is not null or is_closed is not null)), 0
    ) as answered_rate,
    count(hours_to_respond) filter (where is_counted) as responded_count,
    quantile_cont(hours_to_respond, 0.5) filter (where is_counted) as median_hours_to_respond,
    count(*) filter (
        where is_counted
        and deadline_at is not null
        and (is_closed or not is_closed and deadline_at < cast($as_of as timestamp))
    ) as due_count,
    count(*) filter (where is_counted and closed_at <= deadline_at) as closed_on_time_count,
    count(*) filter (where is_counted and closed_at <= deadline_at) / nullif(count(*) filter (
        where is_counted
        and deadline_at is not null
        and (is_closed or not is_closed and deadline_at < cast($as_of as timestamp))
    ), 0) as on_time_rate,
    count(*) filter (
        where is_counted and not is_closed and deadline_at < cast($as_of as timestamp)
    ) as overdue_open_count,
    count(*) filter (
        where is_counted
        and not is_closed
        and deadline_at >= cast($as_of as timestamp)
        and deadline_at < cast($as_of as timestamp) + $due_soon_days * interval 1 day
    ) as due_soon_count
from counted
order by request_count
