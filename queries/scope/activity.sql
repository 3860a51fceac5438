-- 社区活动：范围内的行，不含个人信息
select
    activity_id,
    coalesce(cast(kind as varchar), '未填写') as kind,
    held_on,
    coalesce(cast(community as varchar), '未填写') as community,
    coalesce(cast(compound as varchar), '未填写') as compound,
    coalesce(cast(grid as varchar), '未填写') as grid,
    participant_count,
    issues_collected_count,
    issues_resolved_count
from ledger.activity
where
    (cast($date_from as date) is null or held_on >= cast($date_from as date))
    and (cast($date_to as date) is null or held_on < cast($date_to as date))
    and (
        cast($communities as varchar[]) is null
        or list_contains(cast($communities as varchar[]), coalesce(cast(community as varchar), '未填写'))
    )
    and (
        cast($compounds as varchar[]) is null
        or list_contains(cast($compounds as varchar[]), coalesce(cast(compound as varchar), '未填写'))
    )
