-- 各物业公司承办的诉求
-- Question: how many of the requests that each property company handles are closed on time, and how many come again?
-- Grain: one row a company of the contracts that handles requests or has deadlines in the window, the lowest rate first.
-- A request is the company's when it is its responsible_unit: by name, or as 物业公司 of the contract of that day.
-- due_count: requests whose deadline lies in the window and has passed at as_of. on_time_rate: closed_on_time_count / due_count.
-- judged_count: made in the window, of which can be told whether they came before; repeat_rate: repeat_count / judged_count.
-- interval_low, interval_high: Wilson 95 % interval of the on-time rate.
with marked as (
    select
        responsible_unit as company, is_due, is_closed_on_time,
        false as is_made, cast(null as boolean) as is_repeat
    from request_deadline
    union all
    select
        responsible_unit as company, false as is_due, false as is_closed_on_time,
        true as is_made, is_repeat
    from service_request
    where is_counted
),

companies as (
    select distinct company
    from property_contract
    where company <> '未填写'
),

counted as (
    select
        marked.company,
        count(*) filter (where marked.is_due) as due_count,
        count(*) filter (where marked.is_closed_on_time) as closed_on_time_count,
        count(*) filter (where marked.is_made) as request_count,
        count(marked.is_repeat) as judged_count,
        count(*) filter (where marked.is_repeat) as repeat_count
    from marked
    inner join companies on marked.company = companies.company
    where marked.is_due or marked.is_made
    group by marked.company
),

rated as (
    select *, closed_on_time_count / nullif(due_count, 0) as on_time_rate from counted
)

select
    company,
    request_count,
    due_count,
    closed_on_time_count,
    on_time_rate,
    wilson_low(on_time_rate, due_count) as interval_low,
    wilson_high(on_time_rate, due_count) as interval_high,
    judged_count,
    repeat_count,
    repeat_count / nullif(judged_count, 0) as repeat_rate
from rated
order by on_time_rate nulls last, request_count desc, company
