-- 已评价回访清单
-- Question: which answers give a rating?
-- Grain: one row a response that is rated, the newest first.
-- Followed beyond the window: answered_request
-- As many rows as rated_count of the same scope.
-- request_id, category, responsible_unit: of the request that event_id names, by its own number or the event's.
select
    satisfaction_response.response_id,
    satisfaction_response.asked_at,
    satisfaction_response.community,
    satisfaction_response.compound,
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
where satisfaction_response.is_rated
order by satisfaction_response.asked_at desc, satisfaction_response.response_id
