-- 闭环各事件的诉求，连同相连的调解、隐患和回访
-- The counted requests made in the window with the number of their event, once for each case or hazard and each valid call-back of it,
-- tied by numbers (event_of_number) wherever and whenever made; a call-back before the window answers nothing. openness: 2 open, 1 untold, 0 closed.
with requests as (
    select *, case when is_closed then 0 when not is_closed then 2 else 1 end as openness
    from service_request
    where
        is_counted and (cast($date_from as date) is null or requested_at >= cast($date_from as date))
        and (cast($date_to as date) is null or requested_at < cast($date_to as date))
),

others as (
    select
        coalesce(event_id, case_id) as number, event_id, accepted_at,
        closed_at as concluded_at, due_at as case_due_at,
        case when is_concluded then 0 when is_outcome_known then 2 else 1 end as case_openness
    from mediation_case
    union all
    select
        coalesce(event_id, hazard_id) as number, event_id, null as accepted_at,
        rectified_at as concluded_at, due_at as case_due_at,
        case when is_rectified then 0 when not is_rectified then 2 else 1 end as case_openness
    from safety_hazard
    where is_counted
),

answers as (
    select * from satisfaction_response
    where is_valid and (cast($date_from as date) is null or asked_at >= cast($date_from as date))
),

numbered as (
    select
        requests.*,
        coalesce(event_of_number.event_number, requests.event_id, requests.request_id) as event_number
    from requests
    left join event_of_number on requests.event_id = event_of_number.number
),

cases as (
    select others.*, coalesce(event_of_number.event_number, others.number) as event_number
    from others
    left join event_of_number on others.number = event_of_number.number
    where others.event_id is not null or event_of_number.number is null
),

calls as (
    select answers.asked_at, coalesce(event_of_number.event_number, answers.event_id) as event_number
    from answers
    left join event_of_number on answers.event_id = event_of_number.number
)

select
    numbered.event_number, numbered.request_id, numbered.requested_at, numbered.dispatched_at,
    numbered.closed_at, numbered.deadline_at, numbered.triage, numbered.status, numbered.openness,
    calls.asked_at, cases.accepted_at, cases.concluded_at, cases.case_due_at, cases.case_openness
from numbered
left join cases on numbered.event_number = cases.event_number
left join calls on numbered.event_number = calls.event_number
