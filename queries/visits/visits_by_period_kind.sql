-- 各时段各类走访巡查
-- Question: when are homes visited and streets patrolled, and what is found?
-- Grain: one row a period and kind of visit made in it.
-- household_count: households visited, counted at each visit again. found_count: problems found.
with dated as (
    select
        cast(date_trunc($grain, visited_at) as date) as period_start,
        kind,
        is_home_visit,
        household_count,
        found_count
    from visit
)

select
    period_start,
    kind,
    count(*) as visit_count,
    case
        when count(*) filter (where is_home_visit) = 0 or count(household_count) > 0
            then cast(coalesce(sum(household_count), 0) as bigint)
    end as household_count,
    cast(sum(found_count) as bigint) as found_count
from dated
group by period_start, kind
order by period_start, kind
