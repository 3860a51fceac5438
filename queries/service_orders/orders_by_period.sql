-- 各时段三单服务
-- Question: do residents order more, and is more of it done?
-- Grain: one row a period in which the orders were placed, every period of the window, zeros too; rate null then.
-- Periods: service_order.ordered_at
-- order_count: by ordered_at, 已作废 left out. done_count: of those, is_done (status 已办结).
with counted as (
    select
        cast(date_trunc($grain, ordered_at) as date) as period_start,
        count(*) as order_count,
        count(is_done) as done_known_count,
        count(*) filter (where is_done) as done_count
    from service_order
    where is_counted
    group by cast(date_trunc($grain, ordered_at) as date)
)

select
    period.period_start,
    coalesce(counted.order_count, 0) as order_count,
    coalesce(counted.done_known_count, 0) as done_known_count,
    coalesce(counted.done_count, 0) as done_count,
    counted.done_count / nullif(counted.done_known_count, 0) as done_rate
from period
left join counted on period.period_start = counted.period_start
order by period.period_start
