-- 各承办单位各周按期办结
-- Question: since when does a unit close too few of its requests before the deadline?
-- Grain: one row a responsible_unit and week with deadlines that have passed, 未填写 included. weeks_back: 0 for the seven days
-- up to the window's last one (the day of the data without one).
-- due_count: requests whose deadline lies in the week and has passed at as_of; closed_on_time_count: those closed by then.
with dated as (
    select
        responsible_unit, is_closed_on_time,
        date_diff(
            'day',
            cast(counted_at as date),
            coalesce(cast($date_to as date) - 1, cast(cast($as_of as timestamp) as date))
        ) // 7 as weeks_back
    from request_deadline
    where is_due
)

select
    responsible_unit,
    weeks_back,
    count(*) as due_count,
    count(*) filter (where is_closed_on_time) as closed_on_time_count
from dated
where weeks_back >= 0
group by responsible_unit, weeks_back
order by weeks_back, responsible_unit
