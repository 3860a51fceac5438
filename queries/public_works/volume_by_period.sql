-- 各时段开工的民生实事
-- Question: are more works begun, and is more spent on them?
-- Grain: one row a period in which the works were started, every period of the window, zeros too.
-- work_count: started in the period, 已作废 left out; cost_yuan: what those cost.
with bounds as (
    select
        coalesce(cast($date_from as date), min(started_on)) as first_day,
        coalesce(cast($date_to as date) - 1, max(started_on)) as last_day
    from public_work
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
        cast(date_trunc($grain, started_on) as date) as period_start,
        count(*) as work_count,
        cast(sum(cost_yuan) as double) as cost_yuan
    from public_work
    where status <> '已作废'
    group by cast(date_trunc($grain, started_on) as date)
)

select
    periods.period_start,
    coalesce(counted.work_count, 0) as work_count,
    coalesce(counted.cost_yuan, 0) as cost_yuan
from periods
left join counted on periods.period_start = counted.period_start
order by periods.period_start
