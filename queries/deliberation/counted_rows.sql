-- 计入的议题清单
-- Question: which items are counted?
-- Grain: one row an item, the newest first; 已作废 left out.
-- As many rows as item_count of the same scope. No column names a person.
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
    resolution,
    decided_at,
    review_score,
    partner_units
from deliberation
where is_counted
order by met_at desc, item_id
