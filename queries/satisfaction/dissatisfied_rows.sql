-- 不满意回访清单
-- Question: which answers are 不满意 or 非常不满意?
-- Grain: one row a rated response with one of these ratings, the newest first. No column names a person.
-- Followed beyond the window: service_request
-- request_id, category, responsible_unit: of the request with the same event_id, the first number of several.
with requests as (
    select
        event_id,
        min(request_id) as request_id,
        min_by(category, request_id) as category,
        min_by(responsible_unit, request_id) as responsible_unit
    from service_request
    where event_id is not null
    group by event_id
)

select
    satisfaction_response.response_id,
    satisfaction_response.asked_at,
    satisfaction_response.community,
    satisfaction_response.compound,
    satisfaction_response.rating,
    satisfaction_response.was_contacted,
    satisfaction_response.is_resolved,
    requests.request_id,
    requests.category,
    requests.responsible_unit,
    satisfaction_response.instrument,
    satisfaction_response.subject,
    satisfaction_response.channel,
    satisfaction_response.event_id
from satisfaction_response
left join requests on satisfaction_response.event_id = requests.event_id
where satisfaction_response.is_rated and satisfaction_response.rating in ('不满意', '非常不满意')
order by satisfaction_response.asked_at desc, satisfaction_response.response_id
