-- 报到单位的服务清单
-- Question: at which activities did the reporting units serve?
-- Grain: one row an activity and unit, the newest first; of a cell with several units each has a row.
-- As many rows as service_count of activities/reported_units. participant_count: attendances of the activity.
with written as (
    select
        *,
        replace(replace(replace(replace(reported_unit, '，', '、'), '；', '、'), ';', '、'), '/', '、') as units
    from activity
    where is_counted and reported_unit <> '未填写'
),

step as (
    select unnest(generate_series(1, 20)) as place
)

select distinct
    written.activity_id,
    written.held_on,
    written.kind,
    written.community,
    written.compound,
    trim(split_part(written.units, '、', cast(step.place as integer))) as reporting_unit,
    written.participant_count
from written
cross join step
where trim(split_part(written.units, '、', cast(step.place as integer))) <> ''
order by written.held_on desc, written.activity_id, reporting_unit
