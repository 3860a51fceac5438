-- 有计划的完工工程清单
-- Question: which works were finished, and when were they planned to be?
-- Grain: one row a counted work with a day of completion and a planned one, the latest against its plan first.
-- As many rows as with_plan_count of the same scope. past_plan: from the planned day to that of completion, negative before it.
select
    work_id,
    kind,
    community,
    compound,
    started_on,
    planned_finish_on,
    finished_on,
    date_diff('day', planned_finish_on, finished_on) as past_plan,
    accepted_on,
    cost_yuan,
    fund_source
from public_work
where is_counted and is_plan_known
order by past_plan desc, work_id
