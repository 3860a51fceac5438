-- 社区概况
-- Question: how large and how old is each community, and how many of its compounds have a property company?
-- Grain: one row a community named in the ledgers of communities or compounds.
-- households, residents, established_on: as its ledger says, null when unknown; compound_count: registered compounds.
-- management_known_count: those with a management; managed_compound_count: under 红色物业 or 市场物业, null where there are
-- compounds and none has a management. No time: registers.
with named as (
    select community from community
    union
    select community from compound
),

counted as (
    select
        community,
        count(*) as compound_count,
        count(*) filter (where management <> '未填写') as management_known_count,
        count(*) filter (where management in ('红色物业', '市场物业')) as managed_compound_count
    from compound
    group by community
)

select
    named.community,
    community.households,
    community.residents,
    community.established_on,
    coalesce(counted.compound_count, 0) as compound_count,
    coalesce(counted.management_known_count, 0) as management_known_count,
    case
        when counted.compound_count is null then 0
        when counted.management_known_count > 0 then counted.managed_compound_count
    end as managed_compound_count
from named
left join community on named.community = community.community
left join counted on named.community = counted.community
where named.community not in ('未填写', '未匹配')
order by cast(named.community as varchar)
