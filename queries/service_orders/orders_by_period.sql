-- 各时段三单服务
-- Question: do residents order more, and is more of it done?
-- Grain: one row a period in which the orders were placed, every period of the window, zeros too; rate null then.
-- order_count: by ordered_at, 已作废 left out. done_count: of those, is_done (status 已办结).
with bounds as (
    select
        coalesce(cast($date_from as date), cast(min(ordered_at) as date)) as first_day,
        coalesce(cast($date_to as date) - 1, cast(max(ordered_at) as date)) as last_day
    from service_order
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
        cast(date_trunc($grain, ordered_at) as date) as period_start,
        count(*) as order_count,
        count(is_done) as done_known_count,
        count(*) filter (where is_done) as done_count
    from service_order
    where status <> '已作废'
    group by cast(date_trunc($grain, ordered_at) as date)
)

select
    periods.period_start,
    coalesce(counted.order_count, 0) as order_count,
    coalesce(counted.done_known_count, 0) as done_known_count,
    coalesce(counted.done_count, 0) as done_count,
    counted.done_count / nullif(counted.done_known_count, 0) as done_rate
from periods
left join counted on periods.period_start = counted.period_start
order by periods.period_start
