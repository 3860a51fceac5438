-- 闭环四步
-- Question: how many of the events found get through triage, settling and the call-back, where do the others stand, and how fast?
-- Grain: one row a step, 1 发现 2 研判分流 3 限时办结 4 回访评价; of the events found in the window, whenever they went on.
-- Events and states as in scope/loop_event and scope/loop_state. reached_count: came so far; unwritten_count: of them, without a
-- word of this step. The others of the step before: waiting_count not late, broken_count late, lapsed_count no longer waited for,
-- untold_count not known. on_time_count: settled by due_at. median_hours: from the last moment known before, of
-- timed_count events with both in order (triage is timed by dispatch, else by acceptance of the case).
with counted as (
    select
        reached,
        case when is_broken then '断点' else state end as state,
        is_triaged is null as is_untriaged,
        is_settled is null as is_unsettled,
        count(*) as n,
        count(*) filter (where settled_at <= due_at) as on_time
    from loop_state
    group by all
),

times as (
    select 1 as step_number, 0 as timed_count, cast(null as double) as hours
    union all
    select 2 as step_number, count(triage_hours) as n, quantile_cont(triage_hours, 0.5) as hours
    from loop_state
    union all
    select 3 as step_number, count(settling_hours) as n, quantile_cont(settling_hours, 0.5) as hours
    from loop_state
    union all
    select 4 as step_number, count(call_hours) as n, quantile_cont(call_hours, 0.5) as hours
    from loop_state
),

placed as (
    select
        times.*,
        case when counted.reached >= times.step_number then counted.n else 0 end as here,
        case when counted.reached = times.step_number - 1 then counted.n else 0 end as stopped,
        case when times.step_number = 3 and counted.reached >= 3 then counted.on_time else 0 end as on_time,
        case times.step_number when 2 then counted.is_untriaged when 3 then counted.is_unsettled end
            as is_silent,
        counted.state
    from counted
    cross join times
)

select
    step_number,
    cast(sum(here) as bigint) as reached_count,
    cast(sum(case when is_silent then here else 0 end) as bigint) as unwritten_count,
    cast(sum(case when state in ('未分流', '未办结', '未回访') then stopped else 0 end) as bigint) as waiting_count,
    cast(sum(case when state = '断点' then stopped else 0 end) as bigint) as broken_count,
    cast(sum(case when state = '没有回访' then stopped else 0 end) as bigint) as lapsed_count,
    cast(sum(case when state = '未说明' then stopped else 0 end) as bigint) as untold_count,
    cast(sum(on_time) as bigint) as on_time_count,
    timed_count,
    hours as median_hours
from placed
group by step_number, timed_count, hours
order by step_number
