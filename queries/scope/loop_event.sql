-- 闭环事件：范围内受理的诉求按事件归并，每个事件一行
-- The rows of loop_row, one row an event. request_id: the first by number. triaged_at: of dispatch, else when a case was accepted.
-- begun_at, ended_at: triaged_at and settled_at, or the last moment known before. is_triaged: triage is filled in, a request was
-- dispatched, or a case or hazard has it; null where none is written, which says nothing unless all requests are still 待办.
-- is_settled: every request and case is closed, every hazard rectified; null where nobody tells of one, and none is open.
-- settled_at, due_at: the last of their times and deadlines; open_due_at: the first deadline of what is open. asked_at: the
-- first valid call-back.
with events as (
    select
        event_number,
        min(request_id) as request_id,
        min(requested_at) as found_at,
        coalesce(min(dispatched_at), min(accepted_at)) as triaged_at,
        max(greatest(closed_at, concluded_at)) as settled_at,
        min(asked_at) as asked_at,
        max(greatest(deadline_at, case_due_at)) as due_at,
        min(least(
            case when openness = 2 then deadline_at end,
            case when case_openness = 2 then case_due_at end
        )) as open_due_at,
        bool_or(triage <> '未填写' or dispatched_at is not null or case_openness >= 0) as is_sent,
        bool_and(status = '待办') as is_untouched,
        max(greatest(openness, case_openness)) as openness
    from loop_row
    group by event_number
)

select
    event_number, request_id, found_at, triaged_at, settled_at, asked_at, due_at, open_due_at,
    coalesce(triaged_at, found_at) as begun_at,
    coalesce(settled_at, triaged_at, found_at) as ended_at,
    case when is_sent then true when is_untouched and openness = 2 then false end as is_triaged,
    case openness when 0 then true when 2 then false end as is_settled
from events
