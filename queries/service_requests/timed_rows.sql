-- 计入办理时长的诉求清单
-- Question: how long did each of the requests take whose deadline has come, or how long has it been waiting?
-- Grain: one row a request of scope/timed_request, by its deadline in the window, the longest taking first.
-- As many rows as closed_count and open_count of closed_loop/closing_times. days_to_close: null while open.
-- waited_hours: whole hours to closed_at, or to as_of while it is open.
-- days_late: from the deadline to closed_at, or to as_of while it is open; null when not late. No column names a person.
select
    request_id,
    requested_at,
    community,
    compound,
    category,
    subcategory,
    title,
    responsible_unit,
    status,
    deadline_at,
    case
        when not is_ended and deadline_at < cast($as_of as timestamp)
            then date_diff('second', deadline_at, cast($as_of as timestamp)) / 86400
        when closed_at > deadline_at then date_diff('second', deadline_at, closed_at) / 86400
    end as days_late,
    closed_at,
    handler_kind,
    days_to_close,
    waited_minutes // 60 as waited_hours,
    channel,
    request_type
from timed_request
order by waited_minutes desc, request_id
