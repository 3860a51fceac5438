-- 安全隐患全部内容
-- Question: what does the ledger say of each hazard, nobody named?
-- Grain: one row a hazard of the scope, the newest first; 已作废 are listed too.
-- event_id: the request or visit that found it. No column names a person.
select
    hazard_id,
    event_id,
    found_at,
    kind,
    source,
    danger,
    community,
    compound,
    grid,
    responsible_unit,
    status,
    due_at,
    rectified_at,
    rechecked_at,
    recheck_result,
    photo_count
from safety_hazard
order by found_at desc, hazard_id
