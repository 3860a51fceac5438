-- 骨干清单
-- Question: which people hold a role in each community, and which roles?
-- Grain: one row a person in a community, whatever the number of roles; a row that names nobody counts as one person.
-- As many rows as holder_count of organisation/holders_by_community. holder_id: the first number of several.
-- roles: in the order of the list below, others last. compound, grid: null when there are several. Never who. No time: a register.
with numbered as (
    select
        *,
        coalesce(cast(holder_number as varchar), concat('row ', holder_id)) as person
    from role_holder
)

select
    min(holder_id) as holder_id,
    concat_ws(
        '、',
        max(case when role = '街巷长' then role end),
        max(case when role = '楼栋长' then role end),
        max(case when role = '单元长' then role end),
        max(case when role = '网格员' then role end),
        max(case when role = '调解员' then role end),
        max(case when role = '在职党员' then role end),
        max(case when role = '兼职委员' then role end),
        max(case when role = '志愿者' then role end),
        max(
            case
                when role not in ('街巷长', '楼栋长', '单元长', '网格员', '调解员', '在职党员', '兼职委员', '志愿者')
                    then role
            end
        )
    ) as roles,
    community,
    case when count(distinct compound) = 1 then min(compound) end as compound,
    case when count(distinct grid) = 1 then min(grid) end as grid,
    count(*) as post_count
from numbered
group by community, person
order by cast(community as varchar), min(holder_id)
