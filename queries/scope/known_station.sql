-- 阵地名册：全部阵地，不受范围限制
-- One row a station of the register, whatever is chosen: a name of another community is no unknown name.
select station
from service_station
