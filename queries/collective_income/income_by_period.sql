-- 各时段集体经济收入
-- Question: do the communities earn more of their own as time goes on?
-- Grain: one row a period, every period of the window, zeros too.
-- Periods: collective_income.received_on
-- Measures as in collective_income/summary.
with counted as (
    select
        cast(date_trunc($grain, received_on) as date) as period_start,
        count(*) as entry_count,
        cast(sum(amount_yuan) as double) as income_yuan
    from collective_income
    group by cast(date_trunc($grain, received_on) as date)
)

select
    period.period_start,
    coalesce(counted.entry_count, 0) as entry_count,
    case when counted.period_start is null then 0e0 else counted.income_yuan end as income_yuan
from period
left join counted on period.period_start = counted.period_start
order by period.period_start
