-- 队伍名册：范围内的行，不含个人信息
-- holder_number: one number for each person, to count them by; never shown.
select
    holder_id,
    coalesce(cast(role as varchar), '未填写') as role,
    coalesce(cast(community as varchar), '未填写') as community,
    coalesce(cast(compound as varchar), '未填写') as compound,
    coalesce(cast(grid as varchar), '未填写') as grid,
    area,
    service_count,
    holder_number
from ledger.role_holder
where
    (
        cast($communities as varchar[]) is null
        or list_contains(cast($communities as varchar[]), coalesce(cast(community as varchar), '未填写'))
    )
    and (
        cast($compounds as varchar[]) is null
        or list_contains(cast($compounds as varchar[]), coalesce(cast(compound as varchar), '未填写'))
    )
