-- The keys of persons, apart from the log: what it holds of them can be read with these alone, and not without.
create schema personal authorization quitus_owner;
grant usage on schema personal to quitus_app;
