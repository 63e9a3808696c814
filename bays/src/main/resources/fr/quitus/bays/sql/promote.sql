select pg_promote(true, ?) as promoted
