-- 各物业公司的物业满意率
-- Question: how satisfied with their property company are the people of the compounds it serves?
-- Grain: one row a company with rated answers about 物业 in the window given in its time, 未填写 included, the lowest rate first.
-- Answers about a request, a dispute or the community are not counted. For both companies where there are two.
-- satisfaction_rate: (非常满意 + 满意 + w * 基本满意) / rated_count, w = mostly_satisfied_weight; rated: valid with a rating.
-- interval_low, interval_high: Wilson 95 % interval of the rate.
with counted as (
    select
        contract.company,
        count(*) as rated_count,
        count(*) filter (where answer.is_satisfied) as satisfied_count,
        count(*) filter (where answer.is_mostly_satisfied) as mostly_satisfied_count
    from property_contract as contract
    inner join satisfaction_response as answer
        on
            contract.community = answer.community and contract.compound = answer.compound
            and cast(answer.asked_at as date) >= coalesce(contract.started_on, cast(answer.asked_at as date))
            and cast(answer.asked_at as date) <= coalesce(contract.ended_on, cast(answer.asked_at as date))
    where answer.is_rated and answer.subject = '物业'
    group by contract.company
),

rated as (
    select
        *,
        (satisfied_count + cast($mostly_satisfied_weight as double) * mostly_satisfied_count)
        / rated_count as satisfaction_rate
    from counted
)

select
    company,
    rated_count,
    satisfied_count,
    mostly_satisfied_count,
    satisfaction_rate,
    wilson_low(satisfaction_rate, rated_count) as interval_low,
    wilson_high(satisfaction_rate, rated_count) as interval_high
from rated
order by satisfaction_rate, company
