-- 各社区各时段诉求量
-- Question: in which community does the volume move?
-- Grain: one row a community and period; each community that has requests, every period of the window, zeros too.
-- request_count: requests made in the period, without is_excluded and 已作废.
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
        community,
        cast(date_trunc($grain, requested_at) as date) as period_start,
        count(*) as request_count
    from service_request
    where is_counted
    group by
        community,
        cast(date_trunc($grain, requested_at) as date)
),

places as (
    select distinct community from counted
)

select
    periods.period_start,
    places.community,
    coalesce(counted.request_count, 0) as request_count
from periods
cross join places
left join counted
    on periods.period_start = counted.period_start and places.community = counted.community
order by periods.period_start, cast(places.community as varchar)
