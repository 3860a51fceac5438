-- 各社区各时段诉求量
-- Question: in which community does the volume move?
-- Grain: one row a community and period; each community that has requests, every period of the window, zeros too.
-- Periods: service_request.requested_at where is_counted
-- request_count: requests made in the period, without is_excluded and 已作废.
with counted as (
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
    period.period_start,
    places.community,
    coalesce(counted.request_count, 0) as request_count
from period
cross join places
left join counted
    on period.period_start = counted.period_start and places.community = counted.community
order by period.period_start, cast(places.community as varchar)
