-- 小区名册：范围内的行，不含个人信息
select
    coalesce(cast(community as varchar), '未填写') as community,
    coalesce(cast(compound as varchar), '未填写') as compound,
    aliases,
    households,
    area_m2,
    green_rate,
    built_year,
    owners_committee_year,
    party_branch_year,
    coalesce(cast(management as varchar), '未填写') as management,
    theme
from ledger.compound
where
    (
        cast($communities as varchar[]) is null
        or list_contains(cast($communities as varchar[]), coalesce(cast(community as varchar), '未填写'))
    )
    and (
        cast($compounds as varchar[]) is null
        or list_contains(cast($compounds as varchar[]), coalesce(cast(compound as varchar), '未填写'))
    )
