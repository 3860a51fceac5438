-- 各时段开工的民生实事
-- Question: are more works begun, and is more spent on them?
-- Grain: one row a period in which the works were started, every period of the window, zeros too.
-- Periods: public_work.dated_on where is_begun
-- work_count: started in the period, 已作废 left out; cost_yuan: what those cost.
with counted as (
    select
        cast(date_trunc($grain, dated_on) as date) as period_start,
        count(*) as work_count,
        cast(sum(cost_yuan) as double) as cost_yuan
    from public_work
    where is_counted and is_begun
    group by cast(date_trunc($grain, dated_on) as date)
)

select
    period.period_start,
    coalesce(counted.work_count, 0) as work_count,
    coalesce(counted.cost_yuan, 0) as cost_yuan
from period
left join counted on period.period_start = counted.period_start
order by period.period_start
