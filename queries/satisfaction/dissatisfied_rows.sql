-- 不满意回访清单
-- Question: which answers are 不满意 or 非常不满意?
-- Grain: one row a rated response with one of these ratings, the newest first. No column names a person.
-- Followed beyond the window: answered_request
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
where satisfaction_response.is_rated and satisfaction_response.rating in ('不满意', '非常不满意')
order by satisfaction_response.asked_at desc, satisfaction_response.response_id
