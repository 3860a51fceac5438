-- 各资金来源的实事投入
-- Question: whose money pays for the works, and of how many is it not known?
-- Grain: one row a source of money of the counted projects of the window, the most spent first, 未填写 last.
-- project_count: begun or not. cost_yuan: spent, of those that write it (cost_count); planned_cost_yuan: planned, likewise
-- (planned_cost_count); each null when none does.
select
    fund_source,
    count(*) as project_count,
    count(cost_yuan) as cost_count,
    cast(sum(cost_yuan) as double) as cost_yuan,
    count(planned_cost_yuan) as planned_cost_count,
    cast(sum(planned_cost_yuan) as double) as planned_cost_yuan
from public_work
where is_counted
group by fund_source
order by
    fund_source = '未填写',
    coalesce(sum(cost_yuan), 0) desc,
    coalesce(sum(planned_cost_yuan), 0) desc,
    fund_source
