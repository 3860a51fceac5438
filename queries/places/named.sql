-- 台账中出现的地名
-- Question: which places does any ledger know, so that a name can be checked?
-- Grain: one row a pair of community and compound in any of the ledgers; compound is empty for a community alone.
-- A place that was left empty is 未填写, one that could not be found 未匹配: both are names here.
with named as (
    select community, compound from service_request
    union
    select community, compound from mediation_case
    union
    select community, compound from satisfaction_response
    union
    select community, compound from deliberation
    union
    select community, compound from service_order
    union
    select community, compound from commitment
    union
    select community, compound from public_work
    union
    select community, compound from assistance
    union
    select community, compound from activity
    union
    select community, compound from visit
    union
    select community, compound from safety_hazard
    union
    select community, compound from collective_income
    union
    select community, '' as compound from community
    union
    select community, compound from compound
    union
    select community, compound from building
    union
    select community, compound from organisation
    union
    select community, compound from role_holder
    union
    select community, compound from property_contract
    union
    select community, compound from service_station
)

select
    community,
    compound
from named
order by cast(community as varchar), cast(compound as varchar)
