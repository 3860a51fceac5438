-- 党建引领小区百户投诉
-- Question: do compounds with 红色物业 or a party branch make fewer complaints for their size than the others?
-- Grain: one row a party_lead that has compounds with households, the fewest complaints first.
-- party_lead: 红色物业 (交叉任职); else 有党支部 (party_branch_year, or a 小区党支部 among the organisations); else 其他小区.
-- complaint_count: 投诉 of the window, without is_excluded and 已作废; of type_known_count, the requests with a request_type.
-- untyped_compound_count: of whose requests none has a type, in no other column (null without others). per_hundred_households: sums.
with counted as (
    select
        community,
        compound,
        count(*) as request_count,
        count(*) filter (where request_type <> '未填写') as type_known_count,
        count(*) filter (where request_type = '投诉') as complaint_count
    from service_request
    where is_counted
    group by community, compound
),

branches as (
    select distinct
        community,
        compound
    from organisation
    where level = '小区党支部'
),

led as (
    select
        compound.households,
        coalesce(counted.type_known_count, 0) as type_known_count,
        case
            when counted.request_count is null then 0
            when counted.type_known_count > 0 then counted.complaint_count
        end as complaint_count,
        case
            when compound.management = '红色物业' then '红色物业'
            when compound.party_branch_year is not null or branches.compound is not null then '有党支部'
            else '其他小区'
        end as party_lead
    from compound
    left join branches
        on compound.community = branches.community and compound.compound = branches.compound
    left join counted
        on compound.community = counted.community and compound.compound = counted.compound
    where compound.households > 0
)

select
    party_lead,
    count(complaint_count) as compound_count,
    count(*) - count(complaint_count) as untyped_compound_count,
    cast(sum(households) filter (where complaint_count is not null) as bigint) as households,
    cast(sum(type_known_count) as bigint) as type_known_count,
    cast(sum(complaint_count) as bigint) as complaint_count,
    sum(complaint_count) / sum(households) filter (where complaint_count is not null) * 100
        as per_hundred_households
from led
group by party_lead
order by per_hundred_households nulls last, party_lead
