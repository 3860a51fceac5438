-- 诉求类别名单
-- Question: which categories do requests have?
-- Grain: one row a category, 未填写 included, the most frequent first.
-- request_count: without is_excluded and 已作废; a category that only those have is listed with 0.
with counted as (
    select
        category,
        count(*) filter (where is_counted) as request_count
    from service_request
    group by category
)

select
    category,
    request_count
from counted
order by request_count desc, category
