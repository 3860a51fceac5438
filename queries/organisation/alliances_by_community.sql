-- 各社区联盟的成员与共办
-- Question: how many members has each alliance, with which resources, and how many of them did something together?
-- Grain: one row a community and kind of alliance (单位联盟, 商家联盟) with members or on the roll of organisations.
-- alliance_member_count: of the register; roll_member_count: as the roll of organisations says, null where it says nothing.
-- resource_member_count: with a resource; active_member_count: named among 共办单位 in the window; idle_member_count: not named.
-- partner_deed_count: activities and agenda items of the window that name at least one of them.
with active as (
    select distinct member_id from member_deed
),

members as (
    select
        alliance_member.community,
        alliance_member.alliance_kind,
        count(*) as alliance_member_count,
        count(alliance_member.resource) as resource_member_count,
        count(active.member_id) as active_member_count
    from alliance_member
    left join active on alliance_member.member_id = active.member_id
    group by alliance_member.community, alliance_member.alliance_kind
),

deeds as (
    select
        community,
        alliance_kind,
        count(distinct deed_kind || deed_id) as partner_deed_count
    from member_deed
    group by community, alliance_kind
),

roll as (
    select
        community,
        level as alliance_kind,
        cast(sum(members) as bigint) as roll_member_count
    from organisation
    where level in ('单位联盟', '商家联盟')
    group by community, level
)

select
    coalesce(members.community, roll.community) as community,
    coalesce(members.alliance_kind, roll.alliance_kind) as alliance_kind,
    coalesce(members.alliance_member_count, 0) as alliance_member_count,
    roll.roll_member_count,
    coalesce(members.resource_member_count, 0) as resource_member_count,
    coalesce(members.active_member_count, 0) as active_member_count,
    coalesce(members.alliance_member_count - members.active_member_count, 0) as idle_member_count,
    coalesce(deeds.partner_deed_count, 0) as partner_deed_count
from members
full join roll on members.community = roll.community and members.alliance_kind = roll.alliance_kind
left join deeds on members.community = deeds.community and members.alliance_kind = deeds.alliance_kind
order by
    coalesce(cast(members.community as varchar), cast(roll.community as varchar)),
    coalesce(members.alliance_kind, roll.alliance_kind)
