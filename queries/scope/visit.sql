-- 走访巡查：范围内的行，不含个人信息
-- is_home_visit: 敲门行动, the kind of visit that is made to households.
select
    visit_id,
    coalesce(cast(kind as varchar), '未填写') as kind,
    visited_at,
    community,
    compound,
    grid,
    household_count,
    has_file,
    found_count,
    coalesce(cast(kind as varchar) = '敲门行动', false) as is_home_visit
from ledger.visit
where
    (cast($date_from as date) is null or visited_at >= cast($date_from as date))
    and (cast($date_to as date) is null or visited_at < cast($date_to as date))
    and (cast($communities as varchar[]) is null or list_contains(cast($communities as varchar[]), community))
    and (cast($compounds as varchar[]) is null or list_contains(cast($compounds as varchar[]), compound))
