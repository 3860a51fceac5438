-- 各社区各类别诉求量
-- Question: what is each community asking for?
-- Grain: one row a community and category that has requests, 未填写 included.
-- request_count: requests made in the window, without is_excluded and 已作废.
select
    community,
    category,
    count(*) as request_count
from service_request
where is_counted
group by
    community,
    category
order by cast(community as varchar), request_count desc, category
