-- 各社区各时段走访覆盖
-- Question: when and where were households visited?
-- Grain: one row a community and period with visits.
-- household_count: households visited, counted at each visit again; households: of the roll (of the chosen compounds when some are chosen).
-- visits_per_hundred_households: visits to households for each 100 on the roll.
with counted as (
    select
        community,
        cast(date_trunc($grain, visited_at) as date) as period_start,
        count(*) as visit_count,
        case
            when count(*) filter (where is_home_visit) = 0 or count(household_count) > 0
                then cast(coalesce(sum(household_count), 0) as bigint)
        end as household_count
    from visit
    group by community, cast(date_trunc($grain, visited_at) as date)
),

listed as (
    select
        community,
        cast(sum(households) as bigint) as households
    from compound
    where cast($compounds as varchar[]) is not null
    group by community
),

sized as (
    select
        counted.*,
        case when listed.community is null then community.households else listed.households end as households
    from counted
    left join community on counted.community = community.community
    left join listed on counted.community = listed.community
)

select
    community,
    period_start,
    visit_count,
    household_count,
    households,
    100 * household_count / nullif(households, 0) as visits_per_hundred_households
from sized
order by cast(community as varchar), period_start
