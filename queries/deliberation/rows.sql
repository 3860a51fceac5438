-- 议事协商明细
-- Question: which items are behind the numbers?
-- Grain: one row an item of the scope, the newest first.
-- status: as filled in; 已作废 are listed too. No column names a person.
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
order by met_at desc, item_id
