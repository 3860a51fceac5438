-- 网格名册：范围内的网格，不含个人信息
-- One row a community and grid that a register names: a 网格党支部, a 网格员, a building. households: of its buildings, null
-- where none is listed or one does not say how many it has. member_count: 网格员 as persons, each once; 0 where the
-- registers name none.
with named as (
    select community, grid from organisation
    where level = '网格党支部'
    union
    select community, grid from role_holder
    where role = '网格员'
    union
    select community, grid from building
),

homes as (
    select
        community,
        grid,
        case when count(*) = count(households) then cast(sum(households) as bigint) end as households
    from building
    group by community, grid
),

people as (
    select
        community,
        grid,
        count(distinct holder_number) + count(*) filter (where holder_number is null) as member_count
    from role_holder
    where role = '网格员'
    group by community, grid
)

select
    named.community,
    named.grid,
    homes.households,
    coalesce(people.member_count, 0) as member_count
from named
left join homes on named.community = homes.community and named.grid = homes.grid
left join people on named.community = people.community and named.grid = people.grid
where named.grid <> '未填写' and named.community <> '未填写'
