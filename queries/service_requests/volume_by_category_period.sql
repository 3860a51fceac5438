-- 各类别各时段诉求量
-- Question: which category of requests moves?
-- Grain: one row a category and period; each category that has requests, every period of the window, zeros too.
-- Periods: service_request.requested_at where is_counted
-- request_count: requests made in the period, without is_excluded and 已作废.
with counted as (
    select
        category,
        cast(date_trunc($grain, requested_at) as date) as period_start,
        count(*) as request_count
    from service_request
    where is_counted
    group by
        category,
        cast(date_trunc($grain, requested_at) as date)
),

categories as (
    select distinct category from counted
)

select
    period.period_start,
    categories.category,
    coalesce(counted.request_count, 0) as request_count
from period
cross join categories
left join counted
    on period.period_start = counted.period_start and categories.category = counted.category
order by period.period_start, categories.category
