-- 各时段的帮扶
-- Question: does help reach more households than before?
-- Grain: one row a period in which the help was decided, every period of the window, zeros too.
-- Periods: assistance.decided_on
-- act_count: acts of help. household_count: different households of the period; an act that names none is one of its own.
with counted as (
    select
        cast(date_trunc($grain, decided_on) as date) as period_start,
        count(*) as act_count,
        count(distinct household_number) + count(*) filter (where household_number is null) as household_count
    from assistance
    group by cast(date_trunc($grain, decided_on) as date)
)

select
    period.period_start,
    coalesce(counted.act_count, 0) as act_count,
    coalesce(counted.household_count, 0) as household_count
from period
left join counted on period.period_start = counted.period_start
order by period.period_start
