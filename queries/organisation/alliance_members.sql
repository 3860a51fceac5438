-- 联盟成员
-- Question: which units and shops are in an alliance, what do they bring, and what did they do together with the community?
-- Grain: one row a member of the register, most deeds first.
-- partner_activity_count, partner_item_count: activities and agenda items of the window that name the member among 共办单位;
-- partner_deed_count: both. last_deed_at: the last of them. A name that is written otherwise in the two ledgers is not found.
with counted as (
    select
        member_id,
        count(*) filter (where deed_kind = '活动') as partner_activity_count,
        count(*) filter (where deed_kind = '议题') as partner_item_count,
        count(*) as partner_deed_count,
        max(happened_at) as last_deed_at
    from member_deed
    group by member_id
)

select
    alliance_member.member_id,
    alliance_member.name as member_name,
    alliance_member.alliance_kind,
    alliance_member.alliance,
    alliance_member.community,
    alliance_member.trade,
    alliance_member.stretch,
    alliance_member.resource,
    alliance_member.joined_on,
    coalesce(counted.partner_activity_count, 0) as partner_activity_count,
    coalesce(counted.partner_item_count, 0) as partner_item_count,
    coalesce(counted.partner_deed_count, 0) as partner_deed_count,
    counted.last_deed_at
from alliance_member
left join counted on alliance_member.member_id = counted.member_id
order by
    partner_deed_count desc,
    cast(alliance_member.community as varchar),
    alliance_member.alliance_kind,
    alliance_member.member_id
