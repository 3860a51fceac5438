-- 党建引领小区百户投诉
-- Question: do compounds with 红色物业 or a party branch make fewer complaints for their size than the others?
-- Grain: one row a party_lead that has compounds with households, the fewest complaints first.
-- party_lead: 红色物业 (交叉任职); else 有党支部 (party_branch_year, or a 小区党支部 among the organisations); else 其他小区.
-- complaint_count: 投诉 of the window, without is_excluded and 已作废.
-- per_hundred_households: sum of complaint_count / sum of households * 100.
with counted as (
    select
        community,
        compound,
        count(*) as complaint_count
    from service_request
    where is_counted and request_type = '投诉'
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
        coalesce(counted.complaint_count, 0) as complaint_count,
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
    count(*) as compound_count,
    cast(sum(households) as bigint) as households,
    cast(sum(complaint_count) as bigint) as complaint_count,
    sum(complaint_count) / sum(households) * 100 as per_hundred_households
from led
group by party_lead
order by per_hundred_households, party_lead
