-- 各社区慢于一半诉求的件数
-- Question: in which community are more requests still open at the age at which half of all are closed?
-- Grain: one row a community that has such requests, 未填写 included.
-- Of the requests of scope/timed_request. half_days: the age, the median days to close of the closed. aged_count: requests at least
-- as old at as_of: of each it is known whether it was closed by then. slow_count: of those, the ones that were not.
with timed as (
    select
        community,
        days_to_close,
        date_diff('second', requested_at, cast($as_of as timestamp)) / 86400 as age_days
    from timed_request
),

half as (
    select quantile_cont(days_to_close, 0.5) as half_days
    from timed
)

select
    timed.community,
    half.half_days,
    count(*) as aged_count,
    count(*) filter (
        where timed.days_to_close is null or timed.days_to_close > half.half_days
    ) as slow_count
from timed
cross join half
where timed.age_days >= half.half_days
group by
    timed.community,
    half.half_days
order by cast(timed.community as varchar)
