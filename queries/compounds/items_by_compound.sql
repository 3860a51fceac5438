-- 各小区议事事项
-- Question: in which compounds do residents deliberate, and how much of it is settled?
-- Grain: one row a compound (community and name) that has items, 未填写 and 未匹配 included, most items first.
-- item_count: agenda items by the time of the meeting, 已作废 left out; closed_item_count: closed, or 已办结 without a time.
select
    community,
    compound,
    count(*) as item_count,
    count(*) filter (where closed_at is not null or status = '已办结') as closed_item_count
from deliberation
where status <> '已作废'
group by
    community,
    compound
order by item_count desc, cast(community as varchar), cast(compound as varchar)
