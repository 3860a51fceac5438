-- 一起落实的议题清单
-- Question: which items are put into practice together, and by whom with whom?
-- Grain: one row an item and co_handler_kind, the newest first: an item with two co-handlers has two rows.
-- As many rows as item_count of deliberation/items_by_co_handler; 已作废 left out. No column names a person.
with shared as (
    select
        *,
        unnest(string_split(co_handlers, '+')) as co_handler_kind
    from deliberation
    where is_counted and co_handlers <> '未填写'
)

select
    item_id,
    met_at,
    meeting_type,
    topic,
    community,
    compound,
    responsible_unit,
    co_handler_kind,
    triage,
    due_at,
    closed_at,
    status
from shared
order by met_at desc, item_id, co_handler_kind
