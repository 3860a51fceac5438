-- 闭环事件走到哪一步：每个事件一行
-- Events as in loop_event. reached: the last of the four steps, 1 发现 2 研判分流 3 限时办结 4 回访评价. A step of which nobody
-- writes is passed over, not broken: triage where none is written, closing where a call-back tells of it.
-- state: 走完 (4); 未分流 (1: still 待办); 未办结 (2: open); 未说明 (2: nobody tells whether it is closed); 未回访 (3); 没有回访 (3:
-- for more than call_back_wait_days, no longer urged but counted). since_at: the last moment known of it.
-- limit_at: when the next step was due: deadline of what is open; triage and call-back after loop_wait_days.
-- is_broken: that has passed at as_of; for call-backs at heard_until, the last moment of their ledger: what was asked since
-- is not known yet. Hours: from the last moment known before, both in order.
with heard as (
    select case when count(*) > 0 then least(max(asked_at), cast($as_of as timestamp)) end as heard_until
    from satisfaction_response
),

told as (
    select loop_event.*, heard.heard_until from loop_event
    cross join heard
),

stated as (
    select
        *,
        case
            when not is_triaged then '未分流'
            when not is_settled then '未办结'
            when asked_at is not null then '走完'
            when is_settled is null then '未说明'
            when ended_at < heard_until - $call_back_wait_days * interval 1 day then '没有回访'
            else '未回访'
        end as state
    from told
),

limited as (
    select
        *,
        case
            when state = '未办结' then open_due_at
            when state = '未分流' then found_at + $loop_wait_days * interval 1 day
            when state = '未回访' then ended_at + $loop_wait_days * interval 1 day
        end as limit_at
    from stated
)

select
    event_number, request_id, found_at, settled_at, asked_at, due_at, is_triaged, is_settled, state, limit_at,
    case when state = '未分流' then 1 when state in ('未办结', '未说明') then 2 when state = '走完' then 4 else 3
    end as reached,
    case when state in ('未回访', '没有回访') then ended_at else begun_at end as since_at,
    coalesce(limit_at < case state when '未回访' then heard_until else cast($as_of as timestamp) end, false)
        as is_broken,
    case when triaged_at >= found_at then date_diff('second', found_at, triaged_at) / 3600 end
        as triage_hours,
    case when is_settled and settled_at >= begun_at then date_diff('second', begun_at, settled_at) / 3600 end
        as settling_hours,
    case when is_settled and asked_at >= settled_at then date_diff('second', settled_at, asked_at) / 3600 end
        as call_hours
from limited
