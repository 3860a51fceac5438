-- 各协办主体的议题
-- Question: who puts what was agreed into practice together with the unit in charge?
-- Grain: one row a responsible_unit and co_handler_kind that share agenda items, most first; an item with several co-handlers
-- is in a row of each.
-- item_count: items by the time of the meeting, 已作废 left out. settled_known_count: told whether they are settled;
-- settled_count: settled.
with shared as (
    select
        responsible_unit,
        is_settled,
        unnest(string_split(co_handlers, '+')) as co_handler_kind
    from deliberation
    where is_counted and co_handlers <> '未填写'
)

select
    responsible_unit,
    co_handler_kind,
    count(*) as item_count,
    count(is_settled) as settled_known_count,
    count(*) filter (where is_settled) as settled_count
from shared
group by
    responsible_unit,
    co_handler_kind
order by item_count desc, responsible_unit, co_handler_kind
