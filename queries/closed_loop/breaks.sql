-- 闭环断点清单
-- Question: which events are late for the next step of the loop, where did they stop, and for how many days?
-- Grain: one row an event that is late: not settled by its deadline, not triaged, not called back; of those not settled the longest
-- late first, of those not called back the last settled first, since they can still be asked.
-- Events and states as in scope/loop_event and scope/loop_state. request_id: the first request by number, which gives place, category
-- and unit. limit_at: when the next step was due; days_late: from then to as_of. has_later: a call-back is recorded although
-- the event is not settled. No column names a person.
with broken as (
    select
        loop_state.request_id,
        loop_state.event_number,
        service_request.community,
        service_request.compound,
        service_request.category,
        service_request.responsible_unit,
        loop_state.state,
        loop_state.since_at,
        loop_state.limit_at,
        date_diff('second', loop_state.limit_at, cast($as_of as timestamp)) / 86400 as days_late,
        loop_state.reached < 3 and loop_state.asked_at is not null as has_later
    from loop_state
    inner join service_request on loop_state.request_id = service_request.request_id
    where loop_state.is_broken
)

select *
from broken
order by
    case state when '未办结' then 1 when '未分流' then 2 else 3 end,
    case when state = '未回访' then -days_late else days_late end desc,
    request_id
