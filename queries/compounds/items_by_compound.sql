-- 各小区议事事项
-- Question: in which compounds do residents deliberate, and how much of it is settled?
-- Grain: one row a compound (community and name) that has items, 未填写 and 未匹配 included, most items first.
-- item_count: agenda items by the time of the meeting, 已作废 left out; settled_known_count: told whether
-- they are settled; closed_item_count: settled, null where none of the compound's tells.
select
    community,
    compound,
    count(*) as item_count,
    count(is_settled) as settled_known_count,
    case when count(is_settled) > 0 then count(*) filter (where is_settled) end as closed_item_count
from deliberation
where is_counted
group by
    community,
    compound
order by item_count desc, cast(community as varchar), cast(compound as varchar)
