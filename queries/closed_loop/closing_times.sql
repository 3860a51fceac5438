-- 办理时长分布
-- Question: after how many hours were the requests closed, and how long have the open ones been waiting?
-- Grain: one row a number of whole hours elapsed, the shortest first.
-- closed_count: closed after so many hours. open_count: open at as_of, so many hours after they were made (censored).
-- Rows that say 已办结 without a time have no duration and are in neither; an open one of a day to come counts as 0.
with timed as (
    select
        closed_at is not null as is_closed,
        greatest(
            date_diff('second', requested_at, coalesce(closed_at, cast($as_of as timestamp))) // 3600, 0
        ) as hours
    from service_request
    where
        is_counted
        and (closed_at is not null or not is_closed)
)

select
    hours,
    count(*) filter (where is_closed) as closed_count,
    count(*) filter (where not is_closed) as open_count
from timed
group by hours
order by hours
