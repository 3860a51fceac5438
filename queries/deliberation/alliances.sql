-- 单位社区联盟与共办议题
-- Question: which communities have an alliance of units, and what do they take on together?
-- Grain: one row a community with an alliance of units (单位联盟) or items in the window.
-- unit_alliance_count, unit_member_count: alliances of units and their members as the ledger of organisations says.
-- item_count, triage_known_count: items of the window, and those with a triage; joint_count: 联办 or 共办, null where there are
-- items and none has a triage; joint_rate: of triage_known_count. 已作废 left out.
with alliances as (
    select
        community,
        count(*) as unit_alliance_count,
        cast(sum(members) as bigint) as unit_member_count
    from organisation
    where level = '单位联盟'
    group by community
),

items as (
    select
        cast(community as varchar) as community,
        count(*) as item_count,
        count(*) filter (where triage <> '未填写') as triage_known_count,
        count(*) filter (where triage in ('联办', '共办')) as joint_count
    from deliberation
    where is_counted
    group by cast(community as varchar)
)

select
    coalesce(items.community, alliances.community) as community,
    coalesce(alliances.unit_alliance_count, 0) as unit_alliance_count,
    alliances.unit_member_count,
    coalesce(items.item_count, 0) as item_count,
    coalesce(items.triage_known_count, 0) as triage_known_count,
    case
        when items.item_count is null then 0
        when items.triage_known_count > 0 then items.joint_count
    end as joint_count,
    items.joint_count / nullif(items.triage_known_count, 0) as joint_rate
from items
full join alliances on items.community = alliances.community
order by
    joint_count desc nulls last,
    coalesce(cast(items.community as varchar), cast(alliances.community as varchar))
