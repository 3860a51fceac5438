-- 各物业公司满意率
-- Question: how satisfied are the people of the compounds that each property company serves?
-- Grain: one row a company with rated answers of the window given in its time, 未填写 included, the highest rate first.
-- An answer counts for the company that served the compound on the day it was asked; for both where there are two.
-- satisfaction_rate: (非常满意 + 满意 + w * 基本满意) / rated_count, w = mostly_satisfied_weight; rated: valid with a rating.
-- interval_low, interval_high: Wilson 95 % interval of the rate.
with answers as (
    select
        community,
        compound,
        cast(asked_at as date) as day,
        count(*) as rated_count,
        count(*) filter (where is_satisfied) as satisfied_count,
        count(*) filter (where is_mostly_satisfied) as mostly_satisfied_count
    from satisfaction_response
    where is_rated
    group by community, compound, cast(asked_at as date)
),

counted as (
    select
        contract.company,
        cast(sum(answers.rated_count) as bigint) as rated_count,
        cast(sum(answers.satisfied_count) as bigint) as satisfied_count,
        cast(sum(answers.mostly_satisfied_count) as bigint) as mostly_satisfied_count
    from property_contract as contract
    inner join answers
        on
            contract.community = answers.community and contract.compound = answers.compound
            and answers.day >= coalesce(contract.started_on, answers.day)
            and answers.day <= coalesce(contract.ended_on, answers.day)
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
order by satisfaction_rate desc, company
