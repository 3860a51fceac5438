-- 各类别投诉量
-- Question: what do people complain about?
-- Grain: one row a category that has requests, 未填写 included, the most complaints first.
-- request_count: requests made in the window, without is_excluded and 已作废; type_known_count: with a request_type;
-- complaint_count: 投诉 among them, null where none of the category has a type: those come last.
select
    category,
    count(*) as request_count,
    count(*) filter (where request_type <> '未填写') as type_known_count,
    case
        when count(*) filter (where request_type <> '未填写') > 0
            then count(*) filter (where request_type = '投诉')
    end as complaint_count
from service_request
where is_counted
group by category
order by complaint_count desc nulls last, category
