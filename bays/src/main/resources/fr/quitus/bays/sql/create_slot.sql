-- The slot keeps, from now on, the log a standby has not received yet.
select case
  when exists (select 1 from pg_replication_slots where slot_name = bay.slot_name) then bay.slot_name
  else (pg_create_physical_replication_slot(bay.slot_name, true)).slot_name
end as slot_name
from (select ?::name as slot_name) as bay
