-- 点单走到哪一步
-- Question: how many orders have come to each step and no further?
-- Grain: one row a step that is the last of some order, the first step first; 已作废 left out.
-- last_step: 1 点单 2 下单 (dispatched_at) 3 接单 (accepted_at) 4 办结 (is_done) 5 评价 (stars), each only of those that passed the one before.
-- A step of which no order of the ledger has a time (下单, 接单) is taken as passed: nobody can tell.
with placed as (
    select
        case
            when dispatched_at is null and is_dispatch_written then 1
            when accepted_at is null and is_acceptance_written then 2
            when is_done is null or not is_done then 3
            when stars is null then 4
            else 5
        end as last_step
    from service_order
    where is_counted
)

select
    last_step,
    count(*) as order_count
from placed
group by last_step
order by last_step
