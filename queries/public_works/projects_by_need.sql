-- 实事项目的需求来源
-- Question: where did the need for the works come from, and how far have they come?
-- Grain: one row a source of the need of the counted projects of the window, the most first, 未填写 last.
-- project_count: begun or not; work_count: begun; finished_count: finished. event_tie_count: with the number of a request or
-- another event; item_tie_count: with that of an item of a meeting.
select
    need_source,
    count(*) as project_count,
    count(*) filter (where is_begun) as work_count,
    count(*) filter (where is_finished) as finished_count,
    count(event_id) as event_tie_count,
    count(item_id) as item_tie_count
from public_work
where is_counted
group by need_source
order by need_source = '未填写', project_count desc, need_source
