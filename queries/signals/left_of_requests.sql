-- 时段末的未结与超期，和反映的人数
-- Question: of the requests of a window, what is open and late at its end, and how many reported?
-- Grain: one row.
-- open_count: not closed when the window ended (at as_of without an end); overdue_count: those past their deadline then.
-- told_count: requests with a reporter's number, of reporter_count different ones; persons are only counted.
with bounds as (
    select least(
        coalesce(cast($date_to as timestamp), cast($as_of as timestamp)), cast($as_of as timestamp)
    ) as end_moment
),

marked as (
    select
        service_request.reporter_number,
        service_request.deadline_at < bounds.end_moment as is_late,
        service_request.closed_at >= bounds.end_moment or not service_request.is_closed as is_open
    from service_request
    cross join bounds
    where service_request.is_counted
)

select
    count(*) as request_count,
    count(*) filter (where is_open) as open_count,
    count(*) filter (where is_open and is_late) as overdue_count,
    count(reporter_number) as told_count,
    count(distinct reporter_number) as reporter_count
from marked
order by request_count
