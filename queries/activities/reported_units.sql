-- 各报到单位的服务
-- Question: which units reported for service, and how often did each of them serve?
-- Grain: one row a community and unit; of a cell with several units each counts.
-- service_count: activities of the window that name the unit; participant_count: attendances there, null where none is written:
-- of an activity of several units all are counted for each. last_served_on: the last day of these.
with written as (
    select
        activity_id,
        community,
        held_on,
        participant_count,
        replace(replace(replace(replace(reported_unit, '，', '、'), '；', '、'), ';', '、'), '/', '、') as units
    from activity
    where is_counted and reported_unit <> '未填写'
),

step as (
    select unnest(generate_series(1, 20)) as place
),

named as (
    select distinct
        written.activity_id,
        written.community,
        written.held_on,
        written.participant_count,
        trim(split_part(written.units, '、', cast(step.place as integer))) as reporting_unit
    from written
    cross join step
)

select
    community,
    reporting_unit,
    count(*) as service_count,
    cast(sum(participant_count) as bigint) as participant_count,
    max(held_on) as last_served_on
from named
where reporting_unit <> ''
group by community, reporting_unit
order by service_count desc, cast(community as varchar), reporting_unit
