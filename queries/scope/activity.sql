-- 社区活动：范围内的行，不含个人信息
-- is_award: a star of the month, which is chosen and not held. is_counted: no is_award and no 阵地服务, which is the daily use of
-- a station. is_gathering: is_counted, and people come together: no 公示, 微党课 or 法律咨询.
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
    coalesce(cast(named_station as varchar), '未填写') as station,
    coalesce(cast(volunteer_team as varchar), '未填写') as volunteer_team,
    service_hours,
    coalesce(cast(reported_unit as varchar), '未填写') as reported_unit,
    coalesce(cast(served_group as varchar), '未填写') as served_group,
    partner_units,
    coalesce(kind in ('社区之星', '楼长之星', '楼院之星'), false) as is_award,
    not coalesce(kind in ('社区之星', '楼长之星', '楼院之星', '阵地服务'), false) as is_counted,
    not coalesce(
        kind in ('社区之星', '楼长之星', '楼院之星', '阵地服务', '公示', '微党课', '法律咨询'), false
    ) as is_gathering
from ledger.activity
where
    (cast($date_from as date) is null or held_on >= cast($date_from as date))
    and (cast($date_to as date) is null or held_on < cast($date_to as date))
    and (cast($communities as varchar[]) is null or list_contains(cast($communities as varchar[]), community))
    and (cast($compounds as varchar[]) is null or list_contains(cast($compounds as varchar[]), compound))
