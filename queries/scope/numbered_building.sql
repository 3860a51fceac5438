-- 认得出楼号的楼：名册里的楼，每号一栋，不含个人信息
-- One row a building whose number (building_number) only it has in its compound. Left out, so that a building never stands for
-- a home: those of which the register says fewer than 5 households. has_head, has_contact: whether the register names one.
with numbered as (
    select
        *,
        count(*) over (partition by community, compound, building_number) as namesake_count
    from building
    where building_number is not null and compound not in ('未填写', '未匹配')
)

select
    building_id,
    building_number,
    community,
    compound,
    grid,
    households,
    head_number is not null as has_head,
    contact_number is not null as has_contact
from numbered
where namesake_count = 1 and coalesce(households, 5) >= 5
