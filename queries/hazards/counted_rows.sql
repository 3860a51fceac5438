-- 安全隐患明细
-- Question: which hazards are behind the numbers?
-- Grain: one row a hazard, the newest first; 已作废 left out.
-- As many rows as hazard_count of the same scope. days_open: until it was rectified, or until as_of. No column names
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
where is_counted
order by found_at desc, hazard_id
