-- 有单位一起办的事：写了共办单位的活动和议题，不含个人信息
-- One row an activity held, or an agenda item (not 已作废), that names at least one unit beside the community.
-- deed_kind: 活动 or 议题. subject: kind of the activity, topic of the item.
-- unit_list: the units with 、 before, between and behind them. A space separates where nothing else does, else it means nothing.
with deeds as (
    select
        activity_id as deed_id, '活动' as deed_kind, cast(held_on as timestamp) as happened_at,
        cast(community as varchar) as community, cast(compound as varchar) as compound,
        cast(grid as varchar) as grid, kind as subject, partner_units,
        translate(partner_units, ',，;；/／|+＋&（）', '、、、、、、、、、、()') as alike
    from activity
    where is_counted and partner_units is not null
    union all
    select
        item_id as deed_id, '议题' as deed_kind, met_at as happened_at,
        cast(community as varchar) as community, cast(compound as varchar) as compound,
        cast(grid as varchar) as grid, topic as subject, partner_units,
        translate(partner_units, ',，;；/／|+＋&（）', '、、、、、、、、、、()') as alike
    from deliberation
    where is_counted and partner_units is not null
)

select
    deed_id,
    deed_kind,
    happened_at,
    community,
    compound,
    grid,
    subject,
    partner_units,
    '、' || replace(alike, ' ', case when contains(alike, '、') then '' else '、' end) || '、' as unit_list
from deeds
