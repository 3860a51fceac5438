-- 三率考核的回访，剔除前和剔除后各一遍
-- Rows of assessed_answer twice: 剔除前 all of them, 剔除后 those whose request is not left out (is_left_out).
with sides as (
    select '剔除前' as exclusion
    union all
    select '剔除后' as exclusion
)

select
    sides.exclusion,
    assessed_answer.response_id,
    assessed_answer.community,
    assessed_answer.responsible_unit,
    assessed_answer.asked_at,
    assessed_answer.contacted,
    assessed_answer.resolved,
    assessed_answer.satisfied
from assessed_answer
inner join sides on sides.exclusion = '剔除前' or not assessed_answer.is_left_out
