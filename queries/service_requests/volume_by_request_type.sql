-- 各社区各工单类型诉求量
-- Question: how much of what each community reports is a complaint, a plea, a question or a suggestion?
-- Grain: one row a community and request_type that has requests, 未填写 included.
-- request_count: requests made in the window, without is_excluded and 已作废.
select
    community,
    request_type,
    count(*) as request_count
from service_request
where is_counted
group by
    community,
    request_type
order by cast(community as varchar), request_count desc, request_type
