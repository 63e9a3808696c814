select exists (select 1 from pg_replication_slots where slot_name = ?::name and active) as active
