-- 社区名册：范围内的行，不含个人信息
select
    community,
    households,
    residents,
    established_on
from ledger.community
where
    (cast($communities as varchar[]) is null or list_contains(cast($communities as varchar[]), community))
