-- 有单位一起办的活动和议题
-- Question: what was done together with other units, and which of them are in the register of members?
-- Grain: one row an activity or agenda item of the window that names units beside the community, the newest first.
-- partner_units: as written. alliance_member_count: members of the register among them; 0 is a unit that is no member, or that
-- is written otherwise there.
with known as (
    select
        deed_kind,
        deed_id,
        count(distinct member_id) as alliance_member_count
    from member_deed
    group by deed_kind, deed_id
)

select
    partner_deed.deed_id,
    partner_deed.deed_kind,
    partner_deed.happened_at,
    partner_deed.community,
    partner_deed.compound,
    partner_deed.subject,
    partner_deed.partner_units,
    coalesce(known.alliance_member_count, 0) as alliance_member_count
from partner_deed
left join known on partner_deed.deed_kind = known.deed_kind and partner_deed.deed_id = known.deed_id
order by partner_deed.happened_at desc, partner_deed.deed_kind, partner_deed.deed_id
