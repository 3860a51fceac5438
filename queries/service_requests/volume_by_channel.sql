-- 各渠道诉求量
-- Question: by which way do the requests arrive?
-- Grain: one row a channel that has requests, 未填写 included, largest first.
-- share: request_count / all requests of the scope, 0 to 1.
with counted as (
    select
        channel,
        count(*) as request_count
    from service_request
    where is_counted
    group by channel
)

select
    channel,
    request_count,
    request_count / nullif(sum(request_count) over (), 0) as share
from counted
order by request_count desc, channel
