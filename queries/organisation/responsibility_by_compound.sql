-- 责任段人员与诉求量
-- Question: how many requests come from each section, for the people who answer for it?
-- Grain: one row a compound (a street section or a courtyard is one) that has a 街巷长, 楼栋长 or 单元长, busiest first.
-- holder_count: those persons, each once; street_head_count, building_head_count, unit_head_count: rows by role; request_count: of the window.
-- requests_per_holder: request_count / holder_count.
with people as (
    select
        community,
        compound,
        count(distinct holder_number) + count(*) filter (where holder_number is null) as holder_count,
        count(*) filter (where role = '街巷长') as street_head_count,
        count(*) filter (where role = '楼栋长') as building_head_count,
        count(*) filter (where role = '单元长') as unit_head_count
    from role_holder
    where
        role in ('街巷长', '楼栋长', '单元长')
        and compound not in ('未填写', '未匹配')
    group by
        community,
        compound
),

requests as (
    select
        community,
        compound,
        count(*) as request_count
    from service_request
    where is_counted
    group by
        community,
        compound
)

select
    people.community,
    people.compound,
    compound.households,
    people.holder_count,
    people.street_head_count,
    people.building_head_count,
    people.unit_head_count,
    coalesce(requests.request_count, 0) as request_count,
    coalesce(requests.request_count, 0) / nullif(people.holder_count, 0) as requests_per_holder
from people
left join requests on people.community = requests.community and people.compound = requests.compound
left join compound on people.community = compound.community and people.compound = compound.compound
order by requests_per_holder desc, cast(people.community as varchar), cast(people.compound as varchar)
