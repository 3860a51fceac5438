-- 各业态各街段的联盟成员
-- Question: of which trades are the members of the alliances, and on which stretch of street?
-- Grain: one row a trade and stretch with members, 未填写 included.
-- alliance_member_count: members of the register. active_member_count: of those, named among 共办单位 of an activity or agenda
-- item of the window. party_shop_count: with the sign of a 党员示范店; active_party_shop_count: of those, named so.
-- upgraded_count: with the day on which the shop was done up.
with active as (
    select distinct member_id from member_deed
)

select
    alliance_member.trade,
    alliance_member.stretch,
    count(*) as alliance_member_count,
    count(active.member_id) as active_member_count,
    count(*) filter (where alliance_member.is_party_shop) as party_shop_count,
    count(active.member_id) filter (where alliance_member.is_party_shop) as active_party_shop_count,
    count(alliance_member.upgraded_on) as upgraded_count
from alliance_member
left join active on alliance_member.member_id = active.member_id
group by alliance_member.trade, alliance_member.stretch
order by alliance_member.trade, alliance_member.stretch
