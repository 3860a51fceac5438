-- 各时段的议题与办结
-- Question: do meetings raise more items, and are more of them settled?
-- Grain: one row a period of the meetings, every period of the window, zeros too; rate null then.
-- Periods: deliberation.met_at
-- item_count: by met_at, 已作废 left out. settled_count: of those, is_settled (status 已办结).
with counted as (
    select
        cast(date_trunc($grain, met_at) as date) as period_start,
        count(*) as item_count,
        count(is_settled) as settled_known_count,
        count(*) filter (where is_settled) as settled_count
    from deliberation
    where is_counted
    group by cast(date_trunc($grain, met_at) as date)
)

select
    period.period_start,
    coalesce(counted.item_count, 0) as item_count,
    coalesce(counted.settled_known_count, 0) as settled_known_count,
    coalesce(counted.settled_count, 0) as settled_count,
    counted.settled_count / nullif(counted.settled_known_count, 0) as settled_rate
from period
left join counted on period.period_start = counted.period_start
order by period.period_start
