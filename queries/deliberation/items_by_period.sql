-- 各时段的议题与办结
-- Question: do meetings raise more items, and are more of them settled?
-- Grain: one row a period of the meetings, every period of the window, zeros too; rate null then.
-- item_count: by met_at, 已作废 left out. settled_count: of those, is_settled (status 已办结).
with bounds as (
    select
        coalesce(cast($date_from as date), cast(min(met_at) as date)) as first_day,
        coalesce(cast($date_to as date) - 1, cast(max(met_at) as date)) as last_day
    from deliberation
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
        cast(date_trunc($grain, met_at) as date) as period_start,
        count(*) as item_count,
        count(is_settled) as settled_known_count,
        count(*) filter (where is_settled) as settled_count
    from deliberation
    where status <> '已作废'
    group by cast(date_trunc($grain, met_at) as date)
)

select
    periods.period_start,
    coalesce(counted.item_count, 0) as item_count,
    coalesce(counted.settled_known_count, 0) as settled_known_count,
    coalesce(counted.settled_count, 0) as settled_count,
    counted.settled_count / nullif(counted.settled_known_count, 0) as settled_rate
from periods
left join counted on periods.period_start = counted.period_start
order by periods.period_start
