-- 各小区百户投诉
-- Question: how many complaints does each compound make for its size, and how is it managed?
-- Grain: one row a compound (community and name) with households, without complaints too, in the order of names.
-- management: as the compound ledger says today. party_lead: 红色物业; else 有党支部 (party_branch_year, or a 小区党支部 among
-- the organisations); else 其他小区. request_count: of the window, without is_excluded and 已作废; type_known_count: with a
-- request_type. complaint_count: 投诉 among them; null where there are requests and none of them has a type.
-- per_hundred_households: complaint_count / households * 100.
with counted as (
    select
        community,
        compound,
        count(*) as request_count,
        count(*) filter (where request_type <> '未填写') as type_known_count,
        count(*) filter (where request_type = '投诉') as complaint_count
    from service_request
    where is_counted
    group by
        community,
        compound
),

branches as (
    select distinct
        community,
        compound
    from organisation
    where level = '小区党支部'
)

select
    compound.community,
    compound.compound,
    compound.management,
    case
        when compound.management = '红色物业' then '红色物业'
        when compound.party_branch_year is not null or branches.compound is not null then '有党支部'
        else '其他小区'
    end as party_lead,
    compound.households,
    coalesce(counted.request_count, 0) as request_count,
    coalesce(counted.type_known_count, 0) as type_known_count,
    case
        when counted.request_count is null then 0
        when counted.type_known_count > 0 then counted.complaint_count
    end as complaint_count,
    case
        when counted.request_count is null then 0
        when counted.type_known_count > 0 then counted.complaint_count
    end / compound.households * 100 as per_hundred_households
from compound
left join counted
    on compound.community = counted.community and compound.compound = counted.compound
left join branches
    on compound.community = branches.community and compound.compound = branches.compound
where compound.households > 0
order by cast(compound.community as varchar), cast(compound.compound as varchar)
