-- 走访巡查：范围内的行，不含个人信息
-- household_number: one number for each household of a compound, to count them by; never shown. household_count: 1 where a
-- row names its household and states no number. care_group: never shown beside a place smaller than a community.
-- is_home_visit: 敲门行动, the kind of visit that is made to households.
select
    visit_id,
    coalesce(cast(kind as varchar), '未填写') as kind,
    visited_at,
    community,
    compound,
    grid,
    coalesce(household_count, case when household_number is not null then 1 end) as household_count,
    has_file,
    found_count,
    household_number,
    cast(care_group as varchar) as care_group,
    has_diary,
    coalesce(cast(team as varchar), '未填写') as team,
    coalesce(cast(route as varchar), '未填写') as route,
    coalesce(cast(named_station as varchar), '未填写') as station,
    coalesce(cast(kind as varchar) = '敲门行动', false) as is_home_visit
from ledger.visit
where
    (cast($date_from as date) is null or visited_at >= cast($date_from as date))
    and (cast($date_to as date) is null or visited_at < cast($date_to as date))
    and (cast($communities as varchar[]) is null or list_contains(cast($communities as varchar[]), community))
    and (cast($compounds as varchar[]) is null or list_contains(cast($compounds as varchar[]), compound))
