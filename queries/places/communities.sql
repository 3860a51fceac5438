-- 社区名单
-- Question: which communities are there, of what size?
-- Grain: one row a community named in the ledgers of communities or compounds, or in a request, case or response.
-- households: as its ledger says, null when unknown; compound_count: named compounds in it.
with named as (
    select community, '' as compound from community
    union
    select community, compound from compound
    union
    select community, compound from service_request
    union
    select community, compound from mediation_case
    union
    select community, compound from satisfaction_response
),

counted as (
    select
        community,
        count(*) filter (where compound not in ('', '未填写', '未匹配')) as compound_count
    from named
    where community not in ('未填写', '未匹配')
    group by community
)

select
    counted.community,
    community.households,
    counted.compound_count
from counted
left join community on counted.community = community.community
order by cast(counted.community as varchar)
