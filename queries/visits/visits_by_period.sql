-- 各时段走访巡查
-- Question: are more visits made, and more households seen?
-- Grain: one row a period, every period of the window, zeros too.
-- household_count: households visited, counted at each visit again. found_count: problems found.
with bounds as (
    select
        coalesce(cast($date_from as date), cast(min(visited_at) as date)) as first_day,
        coalesce(cast($date_to as date) - 1, cast(max(visited_at) as date)) as last_day
    from visit
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
        cast(date_trunc($grain, visited_at) as date) as period_start,
        count(*) as visit_count,
        case
            when count(*) filter (where kind = '敲门行动') = 0 or count(household_count) > 0
                then cast(coalesce(sum(household_count), 0) as bigint)
        end as household_count,
        cast(sum(found_count) as bigint) as found_count
    from visit
    group by cast(date_trunc($grain, visited_at) as date)
)

select
    periods.period_start,
    coalesce(counted.visit_count, 0) as visit_count,
    case when counted.period_start is null then 0 else counted.household_count end as household_count,
    case when counted.period_start is null then 0 else counted.found_count end as found_count
from periods
left join counted on periods.period_start = counted.period_start
order by periods.period_start
