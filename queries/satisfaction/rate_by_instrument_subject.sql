-- 各调查方式、评价对象满意率
-- Question: what was judged, how was it asked, and are people satisfied with it?
-- Grain: one row an instrument and subject that occur, 未填写 included: 回访 before 测评, 诉求, 调解, 物业, 社区 within.
-- satisfaction_rate: (非常满意 + 满意 + w * 基本满意) / rated_count, w = mostly_satisfied_weight; rated: valid with a rating.
-- interval_low, interval_high: Wilson 95 % interval of the rate.
with counted as (
    select
        instrument,
        subject,
        count(*) as response_count,
        count(*) filter (where is_valid) as valid_count,
        count(*) filter (where is_rated) as rated_count,
        count(*) filter (where is_satisfied) as satisfied_count,
        count(*) filter (where is_mostly_satisfied) as mostly_satisfied_count
    from satisfaction_response
    group by instrument, subject
),

rated as (
    select
        *,
        (satisfied_count + cast($mostly_satisfied_weight as double) * mostly_satisfied_count)
        / nullif(rated_count, 0) as satisfaction_rate
    from counted
)

select
    instrument,
    subject,
    response_count,
    valid_count,
    rated_count,
    satisfied_count,
    mostly_satisfied_count,
    satisfaction_rate,
    wilson_low(satisfaction_rate, rated_count) as interval_low,
    wilson_high(satisfaction_rate, rated_count) as interval_high
from rated
order by
    case instrument when '回访' then 1 when '测评' then 2 else 3 end,
    case subject when '诉求' then 1 when '调解' then 2 when '物业' then 3 when '社区' then 4 else 5 end,
    instrument,
    subject
