-- 计入的议题清单
-- Question: which items are counted?
-- Grain: one row an item, the newest first; 已作废 left out.
-- As many rows as item_count of the same scope. last_step: as in items_by_step. decision, settlement: 是, 否 or 未说明.
-- No column names a person.
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
    partner_units,
    case when is_decided is not true then 1 when is_settled then 3 else 2 end as last_step,
    case when is_decided then '是' when not is_decided then '否' else '未说明' end as decision,
    case when is_settled then '是' when not is_settled then '否' else '未说明' end as settlement
from deliberation
where is_counted
order by met_at desc, item_id
