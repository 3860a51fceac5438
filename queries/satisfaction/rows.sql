-- 满意度回访明细
-- Question: which answers are behind the numbers?
-- Grain: one row a response of the scope, the newest first, those not valid included (is_valid says so).
-- Followed beyond the window: answered_request
-- is_valid: as filled in; left empty, a row with any answer counts as valid. No column names a person.
-- request_id, category, responsible_unit: of the request that event_id names, by its own number or the event's.
select
    satisfaction_response.response_id,
    satisfaction_response.asked_at,
    satisfaction_response.community,
    satisfaction_response.compound,
    satisfaction_response.grid,
    satisfaction_response.is_valid,
    satisfaction_response.rating,
    satisfaction_response.was_contacted,
    satisfaction_response.is_resolved,
    answered_request.request_id,
    answered_request.category,
    answered_request.responsible_unit,
    satisfaction_response.instrument,
    satisfaction_response.subject,
    satisfaction_response.channel,
    satisfaction_response.event_id
from satisfaction_response
left join answered_request on satisfaction_response.event_id = answered_request.number
order by satisfaction_response.asked_at desc, satisfaction_response.response_id
