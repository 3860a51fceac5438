-- 双诺三评：范围内的行，不含个人信息
select
    commitment_id,
    promised_at,
    item,
    coalesce(cast(community as varchar), '未填写') as community,
    coalesce(cast(compound as varchar), '未填写') as compound,
    coalesce(cast(grid as varchar), '未填写') as grid,
    coalesce(cast(status as varchar), '未填写') as status,
    self_score,
    leader_score,
    residents_score
from ledger.commitment
where
    (cast($date_from as date) is null or promised_at >= cast($date_from as date))
    and (cast($date_to as date) is null or promised_at < cast($date_to as date))
    and (
        cast($communities as varchar[]) is null
        or list_contains(cast($communities as varchar[]), coalesce(cast(community as varchar), '未填写'))
    )
    and (
        cast($compounds as varchar[]) is null
        or list_contains(cast($compounds as varchar[]), coalesce(cast(compound as varchar), '未填写'))
    )
