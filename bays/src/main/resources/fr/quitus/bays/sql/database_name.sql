select datname as name from pg_database where oid = ?::bigint::oid
