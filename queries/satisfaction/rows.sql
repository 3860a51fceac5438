-- 满意度回访明细
-- Question: which answers are behind the numbers?
-- Grain: one row a response of the scope, the newest first, those not valid included (is_valid says so).
-- Followed beyond the window: service_request
-- is_valid: as filled in; left empty, a row with any answer counts as valid. No column names a person.
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
    satisfaction_response.grid,
    satisfaction_response.is_valid,
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
order by satisfaction_response.asked_at desc, satisfaction_response.response_id
