-- 自管组织与联盟
-- Question: which residents' bodies and alliances has each community, and how much is talked over there?
-- Grain: one row a community that has such a body, or agenda items of the window.
-- owners_committee_count, self_governing_group_count: 业委会, 自管组织; merchant_member_count, unit_member_count: members of 商家联盟, 单位联盟.
-- merchant_alliance_count, unit_alliance_count: the alliances; item_count: agenda items of the window. settled_known_count: told
-- whether they are settled; closed_item_count: settled, null where there are items and none of them tells.
with bodies as (
    select
        community,
        count(*) filter (where level = '业委会') as owners_committee_count,
        count(*) filter (where level = '自管组织') as self_governing_group_count,
        count(*) filter (where level = '商家联盟') as merchant_alliance_count,
        cast(sum(members) filter (where level = '商家联盟') as bigint) as merchant_member_count,
        count(*) filter (where level = '单位联盟') as unit_alliance_count,
        cast(sum(members) filter (where level = '单位联盟') as bigint) as unit_member_count
    from organisation
    where level in ('业委会', '自管组织', '商家联盟', '单位联盟')
    group by community
),

items as (
    select
        cast(community as varchar) as community,
        count(*) as item_count,
        count(is_settled) as settled_known_count,
        count(*) filter (where is_settled) as closed_item_count
    from deliberation
    where is_counted
    group by cast(community as varchar)
)

select
    coalesce(bodies.community, items.community) as community,
    coalesce(bodies.owners_committee_count, 0) as owners_committee_count,
    coalesce(bodies.self_governing_group_count, 0) as self_governing_group_count,
    coalesce(bodies.merchant_alliance_count, 0) as merchant_alliance_count,
    bodies.merchant_member_count,
    coalesce(bodies.unit_alliance_count, 0) as unit_alliance_count,
    bodies.unit_member_count,
    coalesce(items.item_count, 0) as item_count,
    coalesce(items.settled_known_count, 0) as settled_known_count,
    case
        when items.item_count is null then 0
        when items.settled_known_count > 0 then items.closed_item_count
    end as closed_item_count
from bodies
full join items on bodies.community = items.community
order by coalesce(cast(bodies.community as varchar), cast(items.community as varchar))
