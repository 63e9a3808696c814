select set_config('quitus.replication_password', ?, false)
