-- 未整改隐患清单
-- Question: which hazards are still there?
-- Grain: one row a hazard that is not rectified, the most dangerous first and of those the oldest.
-- As many rows as open_hazard_count of the same scope. days_open: until it was rectified, or until as_of. No column names
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
where is_counted and not is_rectified
order by
    case danger when '重大' then 1 when '较大' then 2 when '一般' then 3 when '未填写' then 5 else 4 end,
    found_at,
    hazard_id
