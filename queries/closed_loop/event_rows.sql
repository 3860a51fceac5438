-- 闭环事件清单
-- Question: which events were found, how far has each of them come, and where does it stand?
-- Grain: one row an event of the window, the last found first.
-- Events and states as in scope/loop_event and scope/loop_state. request_id: the first request by number, which gives place,
-- category and unit. last_step: 1 发现 2 研判分流 3 限时办结 4 回访评价, as reached of closed_loop/steps. standing: its state, 断点
-- where it is late for the next step. is_triaged, is_settled: null where no ledger writes of it. No column names a person.
select
    loop_state.request_id,
    loop_state.event_number,
    loop_state.found_at,
    service_request.community,
    service_request.compound,
    service_request.category,
    service_request.responsible_unit,
    loop_state.reached as last_step,
    case when loop_state.is_broken then '断点' else loop_state.state end as standing,
    loop_state.is_triaged,
    loop_state.is_settled,
    loop_state.since_at,
    loop_state.limit_at
from loop_state
inner join service_request on loop_state.request_id = service_request.request_id
order by loop_state.found_at desc, loop_state.request_id
