-- 联盟成员一起办的事：共办单位写了这家成员的活动和议题，不含个人信息
-- One row a member and deed of its community that names it; a member without a community is looked for in all. 等 may be behind
-- the last name. Where nothing separates the units, a name of four signs or more may stand anywhere among them.
with member as (
    select
        member_id,
        alliance_kind,
        community,
        translate(name, ' ,，;；/／|+＋&（）', '、、、、、、、、、、、()') as alike
    from alliance_member
),

named as (
    select
        member_id,
        alliance_kind,
        community,
        replace(alike, '、', '') as name
    from member
)

select
    named.member_id,
    named.alliance_kind,
    named.community,
    partner_deed.deed_id,
    partner_deed.deed_kind,
    partner_deed.happened_at
from named
inner join partner_deed
    on
        (named.community = partner_deed.community or named.community = '未填写')
        and (
            contains(partner_deed.unit_list, '、' || named.name || '、')
            or contains(partner_deed.unit_list, '、' || named.name || '等')
            or replace(partner_deed.unit_list, '、', '') = named.name
            or (
                length(named.name) >= 4
                and length(replace(partner_deed.unit_list, '、', '')) + 2 = length(partner_deed.unit_list)
                and contains(partner_deed.unit_list, named.name)
            )
        )
