-- 双诺三评：范围内的行，不含个人信息
-- is_counted: not 已作废.
-- is_kept: status 已办结; null without a known status: such a row is in neither part of a rate.
-- member_number: one number for each party member, to count them by; never shown.
select
    commitment_id,
    promised_at,
    item,
    community,
    compound,
    grid,
    coalesce(cast(status as varchar), '未填写') as status,
    coalesce(cast(status as varchar) <> '已作废', true) as is_counted,
    case
        when cast(status as varchar) in ('待办', '办理中', '已办结', '已退回', '已作废', '挂账') then status = '已办结'
    end as is_kept,
    self_score,
    leader_score,
    residents_score,
    member_number
from ledger.commitment
where
    (cast($date_from as date) is null or promised_at >= cast($date_from as date))
    and (cast($date_to as date) is null or promised_at < cast($date_to as date))
    and (cast($communities as varchar[]) is null or list_contains(cast($communities as varchar[]), community))
    and (cast($compounds as varchar[]) is null or list_contains(cast($compounds as varchar[]), compound))
