-- 满意度回访全部内容
-- Question: what does the ledger say of each answer, nobody named?
-- Grain: one row a response of the scope, the newest first, those that are not valid included (is_valid says so).
-- event_id ties it to requests and disputes.
select
    response_id,
    event_id,
    instrument,
    subject,
    channel,
    community,
    compound,
    grid,
    asked_at,
    is_valid,
    was_contacted,
    is_resolved,
    rating,
    is_rated
from satisfaction_response
order by asked_at desc, response_id
