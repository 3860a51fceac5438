-- 各社区各时段按期办结率与重复诉求率
-- Question: in which community do requests get closed in time less often, or come back more often?
-- Grain: one row a community that has requests or deadlines and period, every period of the window; rates null where nothing can be judged.
-- Periods: service_request.requested_at where is_counted, request_deadline.counted_at where not is_pending
-- due_count: requests whose deadline lies in the period and has passed at as_of. on_time_rate: closed_on_time_count / due_count.
-- repeat_rate: repeat_count / judged_count, of the requests made in the period.
with marked as (
    select
        community, requested_at as counted_at, is_repeat, false as is_due, false as is_closed_on_time
    from service_request
    where is_counted
    union all
    select community, counted_at, null as is_repeat, is_due, is_closed_on_time
    from request_deadline
),

counted as (
    select
        community,
        cast(date_trunc($grain, counted_at) as date) as period_start,
        count(*) filter (where is_due) as due_count,
        count(*) filter (where is_closed_on_time) as closed_on_time_count,
        count(*) filter (where is_repeat) as repeat_count,
        count(*) filter (where is_repeat is not null) as judged_count
    from marked
    group by
        community,
        cast(date_trunc($grain, counted_at) as date)
),

places as (select distinct community from counted)

select
    period.period_start,
    places.community,
    coalesce(counted.due_count, 0) as due_count,
    coalesce(counted.closed_on_time_count, 0) as closed_on_time_count,
    counted.closed_on_time_count / nullif(counted.due_count, 0) as on_time_rate,
    coalesce(counted.repeat_count, 0) as repeat_count,
    coalesce(counted.judged_count, 0) as judged_count,
    counted.repeat_count / nullif(counted.judged_count, 0) as repeat_rate
from period
cross join places
left join counted
    on period.period_start = counted.period_start and places.community = counted.community
order by period.period_start, cast(places.community as varchar)
