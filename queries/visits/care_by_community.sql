-- 各社区走访的关爱对象
-- Question: how often were people visited who need care, of which group, in which community?
-- Grain: one row a community and care group with visits in the window, the most first; visits that name no group are left out.
-- visit_count: visits. household_count: different households; a visit that names none is one of its own. Never by compound.
with homes as (
    select
        community,
        care_group,
        compound,
        household_number,
        count(*) as visit_count
    from visit
    where care_group is not null
    group by community, care_group, compound, household_number
)

select
    community,
    care_group,
    cast(sum(visit_count) as bigint) as visit_count,
    cast(sum(case when household_number is null then visit_count else 1 end) as bigint) as household_count
from homes
group by community, care_group
order by visit_count desc, cast(community as varchar), care_group
