-- 满意度回访明细
-- Question: which answers are behind the numbers?
-- Grain: one row a response, the newest 500 of the scope, those not valid included (is_valid says so).
-- is_valid: as filled in; left empty, a row with any answer counts as valid. No column names a person.
select
    response_id,
    asked_at,
    instrument,
    subject,
    channel,
    community,
    compound,
    grid,
    is_valid,
    was_contacted,
    is_resolved,
    rating
from satisfaction_response
order by asked_at desc, response_id
limit 500
