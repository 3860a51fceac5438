-- 各类队伍人数
-- Question: how many people hold each role in each community?
-- Grain: one row a community and role.
-- holder_count: persons, each once a role; a row that names nobody counts as one person. No time: a register.
select
    community,
    role,
    count(distinct holder_number) + count(*) filter (where holder_number is null) as holder_count
from role_holder
group by
    community,
    role
order by cast(community as varchar), role
