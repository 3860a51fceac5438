-- 各社区走访覆盖与家庭档案
-- Question: how many households of a community were visited, and how many visits lead to a family file?
-- Grain: one row a community with visits in the window, most households first.
-- household_count: households visited, counted at each visit again; households: of the roll (of the chosen compounds when some are chosen).
-- visits_per_hundred_households: visits to households for each 100 on the roll; it can pass 100.
-- file_known_count: visits that say whether a family file exists; filed_count: of those, it does; file_rate: the share.
with counted as (
    select
        community,
        count(*) as visit_count,
        case
            when count(*) filter (where is_home_visit) = 0 or count(household_count) > 0
                then cast(coalesce(sum(household_count), 0) as bigint)
        end as household_count,
        cast(sum(found_count) as bigint) as found_count,
        count(has_file) as file_known_count,
        count(*) filter (where has_file) as filed_count
    from visit
    group by community
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
    visit_count,
    household_count,
    households,
    100 * household_count / nullif(households, 0) as visits_per_hundred_households,
    found_count,
    filed_count,
    file_known_count,
    filed_count / nullif(file_known_count, 0) as file_rate
from sized
order by household_count desc nulls last, cast(community as varchar)
