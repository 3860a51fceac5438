-- 各时段诉求量
-- Question: how does the volume of requests move?
-- Grain: one row a period, every period from the first to the last of the window (or of the requests), zeros too.
-- Periods: service_request.requested_at where is_counted
-- request_count: requests made in the period, without is_excluded and 已作废.
with counted as (
    select
        cast(date_trunc($grain, requested_at) as date) as period_start,
        count(*) as request_count
    from service_request
    where is_counted
    group by cast(date_trunc($grain, requested_at) as date)
)

select
    period.period_start,
    coalesce(counted.request_count, 0) as request_count
from period
left join counted on period.period_start = counted.period_start
order by period.period_start
