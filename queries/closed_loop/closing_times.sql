-- 办理时长分布
-- Question: after how many hours were the requests closed whose deadline has come, and how long have the open ones been waiting?
-- Grain: one row a number of whole hours elapsed, the shortest first, of the requests of scope/timed_request.
-- closed_count: closed after so many hours. open_count: open at as_of, so many hours after they were made (censored).
with timed as (
    select
        is_ended,
        waited_minutes // 60 as hours
    from timed_request
)

select
    hours,
    count(*) filter (where is_ended) as closed_count,
    count(*) filter (where not is_ended) as open_count
from timed
group by hours
order by hours
