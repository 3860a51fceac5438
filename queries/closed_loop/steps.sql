-- 闭环四步
-- Question: how many of the events found get through triage, settling and the call-back, and how fast?
-- Grain: one row a step, 1 发现 2 研判分流 3 限时办结 4 回访评价; of the events found in the window, whenever they went on.
-- Followed beyond the window: mediation_case, satisfaction_response
-- Event: an event_id of counted requests. Triaged: triage filled in or dispatched; settled: every mediation case of it
-- closed; called back: a valid answer. reached_count: came so far through every step before. on_time_count: closed by due_at.
-- median_hours: from the step before, of timed_count events with both in order (triage is timed by dispatch, else by
-- acceptance of the case).
with loops as (
    select
        min(service_request.requested_at) as found_at,
        coalesce(min(service_request.dispatched_at), min(mediation_case.accepted_at)) as triaged_at,
        max(mediation_case.due_at) as due_at,
        max(mediation_case.closed_at) as settled_at,
        min(satisfaction_response.asked_at) as asked_at,
        case
            when not bool_or(service_request.triage <> '未填写' or service_request.dispatched_at is not null)
                then 1
            when not coalesce(bool_and(mediation_case.is_concluded), false) then 2
            when min(satisfaction_response.asked_at) is null then 3
            else 4
        end as reached
    from service_request
    left join mediation_case on service_request.event_id = mediation_case.event_id
    left join satisfaction_response
        on service_request.event_id = satisfaction_response.event_id and satisfaction_response.is_valid
    where service_request.is_counted and service_request.event_id is not null
    group by service_request.event_id
),

numbers as (
    select unnest(generate_series(1, 4)) as step_number
),

steps as (
    select
        numbers.step_number,
        loops.reached >= numbers.step_number as is_reached,
        numbers.step_number = 3 and loops.settled_at <= loops.due_at as is_on_time,
        case numbers.step_number
            when 2 then date_diff('second', loops.found_at, loops.triaged_at)
            when 3 then date_diff('second', loops.triaged_at, loops.settled_at)
            when 4 then date_diff('second', loops.settled_at, loops.asked_at)
        end / 3600 as hours
    from loops
    cross join numbers
)

select
    step_number,
    count(*) filter (where is_reached) as reached_count,
    count(*) filter (where is_reached and is_on_time) as on_time_count,
    count(hours) filter (where is_reached and hours >= 0) as timed_count,
    quantile_cont(hours, 0.5) filter (where is_reached and hours >= 0) as median_hours
from steps
group by step_number
order by step_number
