-- 完成的三单清单
-- Question: which orders were done in the window, whenever they were placed?
-- Grain: one row an order that is done, with a done_at in the window, the last done first.
-- Followed beyond the window: service_order
-- As many rows as fulfilled_count of the same days. No column names a person.
select
    order_id,
    kind,
    community,
    compound,
    grid,
    ordered_at,
    dispatched_at,
    accepted_at,
    done_at,
    status,
    stars
from service_order
where
    is_done
    and done_at is not null
    and (cast($date_from as date) is null or done_at >= cast($date_from as date))
    and (cast($date_to as date) is null or done_at < cast($date_to as date))
order by done_at desc, order_id
