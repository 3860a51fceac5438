-- 小区名单
-- Question: which compounds are there, in which community, of what size?
-- Grain: one row a compound (community and name) named in its ledger, or in a request, case or response.
-- households: as its ledger says, null when unknown.
with named as (
    select community, compound from compound
    union
    select community, compound from service_request
    union
    select community, compound from mediation_case
    union
    select community, compound from satisfaction_response
)

select
    named.community,
    named.compound,
    compound.households
from named
left join compound
    on named.community = compound.community and named.compound = compound.compound
where named.compound not in ('未填写', '未匹配')
order by cast(named.community as varchar), cast(named.compound as varchar)
