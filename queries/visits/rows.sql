-- 走访巡查明细
-- Question: which visits and patrols are behind the numbers?
-- Grain: one row a visit or patrol of the scope, the newest first.
-- household_count: households visited. No column names a person.
select
    visit_id,
    kind,
    visited_at,
    community,
    compound,
    grid,
    team,
    route,
    household_count,
    has_file,
    stretch,
    found_count,
    finding_kinds,
    has_diary,
    station
from visit
order by visited_at desc, visit_id
