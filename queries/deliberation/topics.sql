-- 协商议题
-- Question: what is talked over at the meetings, and how much of it do several bodies take on together?
-- Grain: one row a topic of the window, most items first; 已作废 left out; no topic: 未填写.
-- triage_known_count: with a triage. joint_count: 联办 or 共办, several bodies together; single_count: another triage; both null
-- where none of the topic has one. triage_unknown_count: without. settled_count: is_settled (status 已办结).
with counted as (
    select
        coalesce(nullif(trim(topic), ''), '未填写') as topic,
        count(*) as item_count,
        count(*) filter (where triage <> '未填写') as triage_known_count,
        count(*) filter (where triage in ('联办', '共办')) as joint_count,
        count(is_settled) as settled_known_count,
        count(*) filter (where is_settled) as settled_count
    from deliberation
    where is_counted
    group by coalesce(nullif(trim(topic), ''), '未填写')
)

select
    topic,
    item_count,
    triage_known_count,
    case when triage_known_count > 0 then joint_count end as joint_count,
    case when triage_known_count > 0 then triage_known_count - joint_count end as single_count,
    item_count - triage_known_count as triage_unknown_count,
    settled_known_count,
    settled_count,
    settled_count / nullif(settled_known_count, 0) as settled_rate
from counted
order by item_count desc, topic
