-- 各小区各周满意度回访
-- Question: since when are people of a place dissatisfied?
-- Grain: one row a community, compound and week with rated answers, 未填写 and 未匹配 included. weeks_back: 0 for the seven
-- days up to the window's last one (the day of the data without one).
-- rated: valid with a rating. dissatisfied_count: 不满意 and 非常不满意.
with dated as (
    select
        community, compound, rating, is_satisfied, is_mostly_satisfied,
        date_diff(
            'day',
            cast(asked_at as date),
            coalesce(cast($date_to as date) - 1, cast(cast($as_of as timestamp) as date))
        ) // 7 as weeks_back
    from satisfaction_response
    where is_rated
)

select
    community,
    compound,
    weeks_back,
    count(*) as rated_count,
    count(*) filter (where is_satisfied) as satisfied_count,
    count(*) filter (where is_mostly_satisfied) as mostly_satisfied_count,
    count(*) filter (where rating in ('不满意', '非常不满意')) as dissatisfied_count
from dated
where weeks_back >= 0
group by community, compound, weeks_back
order by weeks_back, cast(community as varchar), cast(compound as varchar)
