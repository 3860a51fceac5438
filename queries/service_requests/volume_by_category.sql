-- 各类别诉求量
-- Question: what are the requests about?
-- Grain: one row a category that has requests, 未填写 included, largest first.
-- share: request_count / all requests of the scope, 0 to 1.
with counted as (
    select
        category,
        count(*) as request_count
    from service_request
    where is_counted
    group by category
)

select
    category,
    request_count,
    request_count / nullif(sum(request_count) over (), 0) as share
from counted
order by request_count desc, category
