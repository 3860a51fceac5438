-- 各时段按期办结率与重复诉求率
-- Question: do requests get closed in time more often, and do fewer come back?
-- Grain: one row a period in which the requests were made, every period of the window; rates null where nothing can be judged.
-- on_time_rate: closed_on_time_count / due_count; due_count: has a deadline, and is closed or past it at as_of.
-- repeat_rate: repeat_count / judged_count. overdue_open_count: past the deadline at as_of and open.
with bounds as (
    select
        coalesce(cast($date_from as date), cast(min(requested_at) as date)) as first_day,
        coalesce(cast($date_to as date) - 1, cast(max(requested_at) as date)) as last_day
    from service_request
    where is_counted
),

days as (
    select unnest(generate_series(first_day, last_day, interval 1 day)) as step
    from bounds
    where first_day <= last_day
),

periods as (
    select distinct cast(date_trunc($grain, step) as date) as period_start
    from days
),

counted as (
    select
        cast(date_trunc($grain, requested_at) as date) as period_start,
        count(*) filter (
            where deadline_at is not null
            and (is_closed or not is_closed and deadline_at < cast($as_of as timestamp))
        ) as due_count,
        count(*) filter (where closed_at <= deadline_at) as closed_on_time_count,
        count(*) filter (
            where not is_closed and deadline_at < cast($as_of as timestamp)
        ) as overdue_open_count,
        count(*) filter (where is_repeat) as repeat_count,
        count(*) filter (where is_repeat is not null) as judged_count
    from service_request
    where is_counted
    group by cast(date_trunc($grain, requested_at) as date)
)

select
    periods.period_start,
    coalesce(counted.due_count, 0) as due_count,
    coalesce(counted.closed_on_time_count, 0) as closed_on_time_count,
    counted.closed_on_time_count / nullif(counted.due_count, 0) as on_time_rate,
    coalesce(counted.repeat_count, 0) as repeat_count,
    coalesce(counted.judged_count, 0) as judged_count,
    counted.repeat_count / nullif(counted.judged_count, 0) as repeat_rate,
    coalesce(counted.overdue_open_count, 0) as overdue_open_count
from periods
left join counted on periods.period_start = counted.period_start
order by periods.period_start
