-- 物业更替：范围内的行，不含个人信息
select
    contract_id,
    coalesce(cast(community as varchar), '未填写') as community,
    coalesce(cast(compound as varchar), '未填写') as compound,
    coalesce(cast(company as varchar), '未填写') as company,
    started_on,
    ended_on,
    reason,
    charge_yuan,
    collection_rate
from ledger.property_contract
where
    (
        cast($communities as varchar[]) is null
        or list_contains(cast($communities as varchar[]), coalesce(cast(community as varchar), '未填写'))
    )
    and (
        cast($compounds as varchar[]) is null
        or list_contains(cast($compounds as varchar[]), coalesce(cast(compound as varchar), '未填写'))
    )
