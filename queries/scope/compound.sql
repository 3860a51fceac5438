-- 小区名册：范围内的行，不含个人信息
select
    community,
    compound,
    aliases,
    households,
    filed_households,
    area_m2,
    green_rate,
    built_year,
    owners_committee_year,
    party_branch_year,
    coalesce(cast(management as varchar), '未填写') as management,
    theme,
    theme_since
from ledger.compound
where
    (cast($communities as varchar[]) is null or list_contains(cast($communities as varchar[]), community))
    and (cast($compounds as varchar[]) is null or list_contains(cast($compounds as varchar[]), compound))
