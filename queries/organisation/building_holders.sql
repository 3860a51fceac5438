-- 楼栋骨干
-- Question: how many 楼栋长, 街巷长 and 单元长 stand under each grid and compound?
-- Grain: one row a community, grid and compound that has such people, 未填写 included.
-- holder_count: persons, each once; a row that names nobody counts as one. No time: a register.
select
    community,
    grid,
    compound,
    count(distinct holder_number) + count(*) filter (where holder_number is null) as holder_count
from role_holder
where role in ('楼栋长', '街巷长', '单元长')
group by
    community,
    grid,
    compound
order by cast(community as varchar), grid, cast(compound as varchar)
