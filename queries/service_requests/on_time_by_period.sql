-- 各时段按期办结率与重复诉求率
-- Question: do requests get closed in time more often, and do fewer come back?
-- Grain: one row a period, every period of the window; rates null where nothing can be judged.
-- Periods: service_request.requested_at where is_counted, request_deadline.counted_at where not is_pending
-- due_count: requests whose deadline lies in the period and has passed at as_of (a period is whole when it has passed). overdue_open_count:
-- due and open. on_time_rate: closed_on_time_count / due_count. repeat_rate: repeat_count / judged_count, of the requests made in the period.
with marked as (
    select
        requested_at as counted_at, is_repeat, false as is_due, false as is_closed_on_time,
        false as is_overdue_open
    from service_request
    where is_counted
    union all
    select counted_at, null as is_repeat, is_due, is_closed_on_time, is_overdue_open
    from request_deadline
),

counted as (
    select
        cast(date_trunc($grain, counted_at) as date) as period_start,
        count(*) filter (where is_due) as due_count,
        count(*) filter (where is_closed_on_time) as closed_on_time_count,
        count(*) filter (where is_repeat) as repeat_count,
        count(*) filter (where is_repeat is not null) as judged_count,
        count(*) filter (where is_overdue_open) as overdue_open_count
    from marked
    group by cast(date_trunc($grain, counted_at) as date)
)

select
    period.period_start,
    coalesce(counted.due_count, 0) as due_count,
    coalesce(counted.closed_on_time_count, 0) as closed_on_time_count,
    counted.closed_on_time_count / nullif(counted.due_count, 0) as on_time_rate,
    coalesce(counted.repeat_count, 0) as repeat_count,
    coalesce(counted.judged_count, 0) as judged_count,
    counted.repeat_count / nullif(counted.judged_count, 0) as repeat_rate,
    coalesce(counted.overdue_open_count, 0) as overdue_open_count
from period
left join counted on period.period_start = counted.period_start
order by period.period_start
