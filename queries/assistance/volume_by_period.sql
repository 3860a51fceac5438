-- 各时段的帮扶
-- Question: does help reach more households than before?
-- Grain: one row a period in which the help was decided, every period of the window, zeros too.
-- act_count: acts of help. household_count: different households of the period; an act that names none is one of its own.
with bounds as (
    select
        coalesce(cast($date_from as date), min(decided_on)) as first_day,
        coalesce(cast($date_to as date) - 1, max(decided_on)) as last_day
    from assistance
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
        cast(date_trunc($grain, decided_on) as date) as period_start,
        count(*) as act_count,
        count(distinct household_number) + count(*) filter (where household_number is null) as household_count
    from assistance
    group by cast(date_trunc($grain, decided_on) as date)
)

select
    periods.period_start,
    coalesce(counted.act_count, 0) as act_count,
    coalesce(counted.household_count, 0) as household_count
from periods
left join counted on periods.period_start = counted.period_start
order by periods.period_start
