-- 社区活动：范围内的行，不含个人信息
-- is_award: a star of the month, which is chosen and not held. is_counted: not is_award, for a star is no activity.
select
    activity_id,
    coalesce(cast(kind as varchar), '未填写') as kind,
    held_on,
    community,
    compound,
    grid,
    participant_count,
    issues_collected_count,
    issues_resolved_count,
    partner_units,
    coalesce(kind in ('社区之星', '楼长之星', '楼院之星'), false) as is_award,
    not coalesce(kind in ('社区之星', '楼长之星', '楼院之星'), false) as is_counted
from ledger.activity
where
    (cast($date_from as date) is null or held_on >= cast($date_from as date))
    and (cast($date_to as date) is null or held_on < cast($date_to as date))
    and (cast($communities as varchar[]) is null or list_contains(cast($communities as varchar[]), community))
    and (cast($compounds as varchar[]) is null or list_contains(cast($compounds as varchar[]), compound))
