-- 三单服务明细
-- Question: which orders are behind the numbers?
-- Grain: one row an order of the scope, the newest first.
-- stars: 1 to 5. No column names a person, and none says what was wished for.
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
    stars
from service_order
order by ordered_at desc, order_id
