-- 诉求渠道名单
-- Question: which channels do requests have?
-- Grain: one row a channel, 未填写 included, the most frequent first.
-- request_count: without is_excluded and 已作废; a channel that only those have is listed with 0.
with counted as (
    select
        channel,
        count(*) filter (where is_counted) as request_count
    from service_request
    group by channel
)

select
    channel,
    request_count
from counted
order by request_count desc, channel
