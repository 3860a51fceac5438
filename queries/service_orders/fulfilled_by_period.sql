-- 各时段完成的三单服务
-- Question: when were wishes fulfilled and services done?
-- Grain: one row a period of done_at and a kind with orders done in it.
-- fulfilled_count: status 已办结 with a done_at, counted when done and not when ordered; of the orders placed in the
-- window, so ask it for all time and cut the periods.
with done as (
    select
        cast(date_trunc($grain, done_at) as date) as period_start,
        kind
    from service_order
    where is_done and done_at is not null
)

select
    period_start,
    kind,
    count(*) as fulfilled_count
from done
group by period_start, kind
order by period_start, kind
