-- 各社区千户骨干人数
-- Question: how many people hold a role in each community, for its size?
-- Grain: one row a community that has households or people with a role, 未填写 included.
-- holder_count: persons with any role, each once; building_holder_count: 楼栋长, 街巷长, 单元长; party_member_count: 在职党员.
-- households: of the community; of the chosen compounds when compounds are chosen. holders_per_thousand_households: holder_count / households * 1000.
with places as (
    select
        community,
        cast(sum(households) as bigint) as households
    from households_of_scope
    group by community
),

people as (
    select
        community,
        count(distinct holder_number) + count(*) filter (where holder_number is null) as holder_count,
        count(distinct holder_number) filter (where role in ('楼栋长', '街巷长', '单元长'))
        + count(*) filter (where holder_number is null and role in ('楼栋长', '街巷长', '单元长'))
            as building_holder_count,
        count(distinct holder_number) filter (where role = '在职党员')
        + count(*) filter (where holder_number is null and role = '在职党员') as party_member_count
    from role_holder
    group by community
)

select
    coalesce(people.community, places.community) as community,
    places.households,
    coalesce(people.holder_count, 0) as holder_count,
    coalesce(people.building_holder_count, 0) as building_holder_count,
    coalesce(people.party_member_count, 0) as party_member_count,
    coalesce(people.holder_count, 0) / nullif(places.households, 0) * 1000 as holders_per_thousand_households
from people
full join places on people.community = places.community
order by coalesce(cast(people.community as varchar), cast(places.community as varchar))
