-- 缺楼栋长或联络人的楼栋
-- Question: which buildings have no head, or no party member who keeps in touch?
-- Grain: one row a building that lacks one of them, those that lack both first.
-- has_head, has_contact: whether the register names a 楼栋长, a 联络人; never who. No time: a register.
select
    community,
    compound,
    grid,
    building_id,
    households,
    head_number is not null as has_head,
    contact_number is not null as has_contact
from building
where head_number is null or contact_number is null
order by
    case when head_number is null and contact_number is null then 0 else 1 end,
    case when head_number is null then 0 else 1 end,
    cast(community as varchar),
    cast(compound as varchar),
    building_id
