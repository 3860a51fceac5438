-- 楼栋名册：范围内的行，不含个人信息
-- head_number, contact_number: one number for each person, null where there is none; never shown.
select
    building_id,
    coalesce(cast(community as varchar), '未填写') as community,
    coalesce(cast(compound as varchar), '未填写') as compound,
    coalesce(cast(grid as varchar), '未填写') as grid,
    households,
    building_number,
    head_number,
    contact_number
from ledger.building
where
    (
        cast($communities as varchar[]) is null
        or list_contains(cast($communities as varchar[]), coalesce(cast(community as varchar), '未填写'))
    )
    and (
        cast($compounds as varchar[]) is null
        or list_contains(cast($compounds as varchar[]), coalesce(cast(compound as varchar), '未填写'))
    )
