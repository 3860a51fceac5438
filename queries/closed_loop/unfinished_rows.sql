-- 未走完闭环的事件清单
-- Question: which events found have not come full circle, and in what state are they?
-- Grain: one row an event that has not been called back, the last found first.
-- As many rows as the waiting, broken, lapsed and untold of closed_loop/steps. request_id: the first request by number, which
-- gives place, category and unit. limit_at: when the next step is due; is_broken: that has passed. No column names a person.
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
    loop_state.is_broken
from loop_state
inner join service_request on loop_state.request_id = service_request.request_id
where loop_state.reached < 4
order by loop_state.found_at desc, loop_state.request_id
