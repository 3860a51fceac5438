-- 各街段巡查发现的问题
-- Question: on which stretch of street do the daily rounds find problems, and of which kind?
-- Grain: one row a community and stretch with rounds (街长巡查) in the window, most findings first; no stretch: 未填写.
-- round_count: rounds; told_round_count: those that say whether a problem was found; finding_count: with a problem; finding_rate: of told.
-- hygiene_count, frontage_count, vehicle_count, other_kind_count: rounds that name the kind, each once; one round may name several.
-- unnamed_count: with a problem whose kind is not written.
with rounds as (
    select
        community,
        coalesce(stretch, '未填写') as stretch,
        is_finding,
        has_hygiene,
        has_frontage,
        has_vehicle,
        has_other,
        finding_kinds,
        visited_at
    from visit
    where kind = '街长巡查'
)

select
    community,
    stretch,
    count(*) as round_count,
    count(is_finding) as told_round_count,
    count(*) filter (where is_finding) as finding_count,
    count(*) filter (where is_finding) / nullif(count(is_finding), 0) as finding_rate,
    count(*) filter (where has_hygiene) as hygiene_count,
    count(*) filter (where has_frontage) as frontage_count,
    count(*) filter (where has_vehicle) as vehicle_count,
    count(*) filter (where has_other) as other_kind_count,
    count(*) filter (where is_finding and (finding_kinds is null or finding_kinds = '无问题')) as unnamed_count,
    max(visited_at) as last_round_at
from rounds
group by community, stretch
order by finding_count desc, cast(community as varchar), stretch
