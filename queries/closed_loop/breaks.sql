-- 未闭环事件清单
-- Question: which events found have not come full circle, where did they stop, and since when?
-- Grain: one row an event that has not been called back, those that are late first, then the longest waiting.
-- Followed beyond the window: mediation_case, satisfaction_response
-- last_step: the last step reached through every step before, as in closed_loop/steps. is_broken: the next one is late
-- (past due_at; other steps more than loop_wait_days). has_later: a later step is recorded, the one between is not.
-- days_since: from the last step to as_of, 0 for a day to come. No column names a person.
with loops as (
    select
        service_request.event_id,
        min(cast(service_request.community as varchar)) as community,
        min(cast(service_request.compound as varchar)) as compound,
        min(service_request.category) as category,
        min(service_request.requested_at) as found_at,
        coalesce(min(service_request.dispatched_at), min(mediation_case.accepted_at)) as triaged_at,
        max(mediation_case.due_at) as due_at,
        max(mediation_case.closed_at) as settled_at,
        bool_or(service_request.triage <> '未填写' or service_request.dispatched_at is not null) as is_triaged,
        coalesce(bool_and(mediation_case.is_concluded), false) as is_settled,
        count(satisfaction_response.event_id) > 0 as is_asked
    from service_request
    left join mediation_case on service_request.event_id = mediation_case.event_id
    left join satisfaction_response
        on service_request.event_id = satisfaction_response.event_id and satisfaction_response.is_valid
    where service_request.is_counted and service_request.event_id is not null
    group by service_request.event_id
),

stopped as (
    select
        *,
        case when not is_triaged then '发现' when not is_settled then '研判分流' else '限时办结' end as last_step,
        case when not is_triaged then found_at when not is_settled then triaged_at else settled_at end
            as since_at
    from loops
    where not (is_triaged and is_settled and is_asked)
)

select
    event_id,
    community,
    compound,
    category,
    last_step,
    since_at,
    case
        when since_at > cast($as_of as timestamp) then 0
        else date_diff('second', since_at, cast($as_of as timestamp)) / 86400
    end as days_since,
    coalesce(
        case last_step when '研判分流' then due_at else since_at + $loop_wait_days * interval 1 day end
        < cast($as_of as timestamp), false
    ) as is_broken,
    is_asked or (is_settled and not is_triaged) as has_later
from stopped
order by is_broken desc, days_since desc nulls last, event_id
