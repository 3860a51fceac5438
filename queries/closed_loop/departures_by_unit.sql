-- 各承办单位与三事分流规则不同的
-- Question: in which units does the triage that is filled in depart from the rule of the settings?
-- Grain: one row a responsible_unit with matters that can be judged, 未填写 included, the most departures first.
-- ruled_count: matters with a triage for which the rule has one. departure_rate: departed_count, another triage than the
-- rule says, / ruled_count. The mediators are the unit of a dispute.
select
    responsible_unit,
    count(*) as ruled_count,
    count(*) filter (where is_departed) as departed_count,
    count(*) filter (where is_departed) / count(*) as departure_rate
from ruled_matter
group by responsible_unit
order by departed_count desc, ruled_count desc, responsible_unit
