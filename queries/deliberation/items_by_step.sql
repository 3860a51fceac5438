-- 议题走到哪一步
-- Question: how many items have been raised, how many of them are agreed on, and how many of these are settled?
-- Grain: one row a step that some item has come to and no further, the first step first; 已作废 left out.
-- last_step: 1 提出 2 议定 (is_decided) 3 办结 (is_settled), each only of those that passed the one before.
with placed as (
    select
        case when is_decided is not true then 1 when is_settled then 3 else 2 end as last_step
    from deliberation
    where is_counted
)

select
    last_step,
    count(*) as item_count
from placed
group by last_step
order by last_step
