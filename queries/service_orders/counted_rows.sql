-- 计入的三单清单
-- Question: which orders are counted?
-- Grain: one row an order, the newest first; 已作废 left out.
-- As many rows as order_count of the same scope. is_done: as in orders_by_kind; null where nobody can tell. No column names a person.
select
    order_id,
    kind,
    project,
    community,
    compound,
    grid,
    ordered_at,
    dispatched_at,
    accepted_at,
    done_at,
    status,
    is_done,
    stars
from service_order
where is_counted
order by ordered_at desc, order_id
