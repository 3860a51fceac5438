-- 各时段走访巡查
-- Question: are more visits made, and more households seen?
-- Grain: one row a period, every period of the window, zeros too.
-- Periods: visit.visited_at
-- household_count: households visited, counted at each visit again. found_count: problems found.
with counted as (
    select
        cast(date_trunc($grain, visited_at) as date) as period_start,
        count(*) as visit_count,
        case
            when count(*) filter (where is_home_visit) = 0 or count(household_count) > 0
                then cast(coalesce(sum(household_count), 0) as bigint)
        end as household_count,
        cast(sum(found_count) as bigint) as found_count
    from visit
    group by cast(date_trunc($grain, visited_at) as date)
)

select
    period.period_start,
    coalesce(counted.visit_count, 0) as visit_count,
    case when counted.period_start is null then 0 else counted.household_count end as household_count,
    case when counted.period_start is null then 0 else counted.found_count end as found_count
from period
left join counted on period.period_start = counted.period_start
order by period.period_start
