-- 已整改隐患清单
-- Question: which hazards are rectified, and which of them were re-checked?
-- Grain: one row a rectified hazard, the newest first.
-- As many rows as rectified_count of the same scope. days_open: until it was rectified, or until as_of. No column names
-- a person.
select
    hazard_id,
    found_at,
    community,
    compound,
    kind,
    danger,
    responsible_unit,
    status,
    due_at,
    days_open,
    rectified_at,
    rechecked_at,
    recheck_result,
    source,
    photo_count
from safety_hazard
where is_counted and is_rectified
order by found_at desc, hazard_id
