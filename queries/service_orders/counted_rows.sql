-- 计入的三单清单
-- Question: which orders are counted?
-- Grain: one row an order, the newest first; 已作废 left out.
-- As many rows as order_count of the same scope. last_step: as in orders_by_step. is_done: as in orders_by_kind; null where nobody can tell.
-- No column names a person.
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
    stars,
    case
        when dispatched_at is null and is_dispatch_written then 1
        when accepted_at is null and is_acceptance_written then 2
        when is_done is null or not is_done then 3
        when stars is null then 4
        else 5
    end as last_step
from service_order
where is_counted
order by ordered_at desc, order_id
