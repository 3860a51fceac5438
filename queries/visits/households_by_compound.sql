-- 各小区走到的户与建档的户
-- Question: how many different households of a compound were visited, and how many of them have a family file?
-- Grain: one row a compound with visits to homes in the window, 未填写 and 未匹配 included, most households visited first.
-- home_visit_count: visits to homes; named_visit_count: those that say which household. visited_household_count: different
-- households among these; filed_household_count: those of which a visit says that they have a file; both null where no visit
-- names its household. visited_share, filed_share: of households, those of the register.
with counted as (
    select
        community,
        compound,
        count(*) as home_visit_count,
        count(household_number) as named_visit_count,
        nullif(count(distinct household_number), 0) as visited_household_count,
        count(distinct case when has_file then household_number end) as filed_household_count
    from visit
    where is_home_visit
    group by community, compound
),

sized as (
    select
        counted.community,
        counted.compound,
        compound.households,
        counted.home_visit_count,
        counted.named_visit_count,
        counted.visited_household_count,
        case
            when counted.named_visit_count > 0 then counted.filed_household_count
        end as filed_household_count
    from counted
    left join compound on counted.community = compound.community and counted.compound = compound.compound
)

select
    community,
    compound,
    households,
    home_visit_count,
    named_visit_count,
    visited_household_count,
    visited_household_count / nullif(households, 0) as visited_share,
    filed_household_count,
    filed_household_count / nullif(households, 0) as filed_share
from sized
order by
    visited_household_count desc nulls last,
    home_visit_count desc,
    cast(community as varchar),
    cast(compound as varchar)
