-- 联盟成员：范围内的行，不含个人信息
-- name: of a unit or a shop, as the register has it. alliance_kind: as filled in, else by the name of the alliance, which has it in words.
select
    member_id,
    name,
    coalesce(
        cast(alliance_kind as varchar),
        case
            when cast(alliance as varchar) like '%商家联盟%' or cast(alliance as varchar) like '%商户联盟%'
                then '商家联盟'
            when cast(alliance as varchar) like '%单位联盟%' or cast(alliance as varchar) like '%单位社区联盟%'
                then '单位联盟'
        end,
        '未填写'
    ) as alliance_kind,
    coalesce(cast(alliance as varchar), '未填写') as alliance,
    coalesce(cast(community as varchar), '未填写') as community,
    coalesce(cast(compound as varchar), '未填写') as compound,
    coalesce(cast(grid as varchar), '未填写') as grid,
    coalesce(cast(trade as varchar), '未填写') as trade,
    coalesce(cast(stretch as varchar), '未填写') as stretch,
    resource,
    joined_on,
    is_party_shop,
    upgraded_on
from ledger.alliance_member
where
    (
        cast($communities as varchar[]) is null
        or list_contains(cast($communities as varchar[]), coalesce(cast(community as varchar), '未填写'))
    )
    and (
        cast($compounds as varchar[]) is null
        or list_contains(cast($compounds as varchar[]), coalesce(cast(compound as varchar), '未填写'))
    )
