-- 计入的议题清单
-- Question: which items are counted?
-- Grain: one row an item, the newest first; 已作废 left out.
-- As many rows as item_count of the same scope. last_step: as in items_by_step. No column names a person.
select
    item_id,
    met_at,
    meeting_type,
    topic,
    community,
    compound,
    grid,
    attendee_count,
    triage,
    responsible_unit,
    due_at,
    closed_at,
    status,
    case
        when triage = '未填写' or responsible_unit = '未填写' then 1
        when is_settled then 3
        else 2
    end as last_step
from deliberation
where is_counted
order by met_at desc, item_id
