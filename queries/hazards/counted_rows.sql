-- 安全隐患明细
-- Question: which hazards are behind the numbers?
-- Grain: one row a hazard, the newest first; 已作废 left out.
-- As many rows as hazard_count of the same scope. days_open: from found_at to rectified_at, or to as_of while it is open; null where
-- neither is known. No column names a person.
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
    case
        when is_rectified then greatest(date_diff('second', found_at, rectified_at), 0) / 86400
        when not is_rectified
            then greatest(date_diff('second', found_at, cast($as_of as timestamp)), 0) / 86400
    end as days_open,
    rectified_at,
    rechecked_at,
    recheck_result,
    source,
    photo_count
from safety_hazard
where is_counted
order by found_at desc, hazard_id
