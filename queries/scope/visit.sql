-- 走访巡查：范围内的行，不含个人信息
-- building_number: only numbered_building may join it, so that no home is named.
-- household_number: one number for each household of a compound, to count them by; never shown. household_count: 1 where a
-- row names its household and states no number. care_group: never shown beside a place smaller than a community.
-- is_home_visit: 敲门行动, the kind of visit that is made to households.
-- stretch: the route, else of a round of a street (街长巡查) its place, a stretch of house numbers; null elsewhere.
-- has_hygiene, has_frontage, has_vehicle, has_other: kinds of problems that finding_kinds names, each once, several of one visit.
-- is_finding: a kind is named or found_count is above zero; null where neither is written.
select
    visit_id,
    coalesce(cast(kind as varchar), '未填写') as kind,
    visited_at,
    community,
    compound,
    grid,
    building_number,
    coalesce(household_count, case when household_number is not null then 1 end) as household_count,
    has_file,
    found_count,
    household_number,
    cast(care_group as varchar) as care_group,
    has_diary,
    coalesce(cast(team as varchar), '未填写') as team,
    coalesce(cast(route as varchar), '未填写') as route,
    coalesce(cast(named_station as varchar), '未填写') as station,
    coalesce(cast(kind as varchar) = '敲门行动', false) as is_home_visit,
    cast(finding_kinds as varchar) as finding_kinds,
    coalesce(
        cast(route as varchar), case when cast(kind as varchar) = '街长巡查' then cast(compound as varchar) end
    ) as stretch,
    contains(coalesce(cast(finding_kinds as varchar), ''), '卫生') as has_hygiene,
    contains(coalesce(cast(finding_kinds as varchar), ''), '门前五包') as has_frontage,
    contains(coalesce(cast(finding_kinds as varchar), ''), '车辆') as has_vehicle,
    coalesce(
        translate(
            replace(
                replace(replace(replace(cast(finding_kinds as varchar), '卫生', ''), '门前五包', ''), '车辆', ''),
                '无问题', ''
            ),
            '+', ''
        ) <> '',
        false
    ) as has_other,
    case
        when cast(finding_kinds as varchar) <> '无问题' then true
        when finding_kinds is null or found_count > 0 then found_count > 0
        else false
    end as is_finding
from ledger.visit
where
    (cast($date_from as date) is null or visited_at >= cast($date_from as date))
    and (cast($date_to as date) is null or visited_at < cast($date_to as date))
    and (cast($communities as varchar[]) is null or list_contains(cast($communities as varchar[]), community))
    and (cast($compounds as varchar[]) is null or list_contains(cast($compounds as varchar[]), compound))
