-- The role the standbys stream with; its password comes as a session setting because DDL takes no parameter.
do $$
begin
  execute format(
    'create role quitus_replication login replication password %L',
    current_setting('quitus.replication_password'));
end
$$
