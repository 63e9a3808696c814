-- A writer's session. The planner may only use index probes: a plan cached while the log was small must not scan it later.
select set_config('synchronous_commit', 'on', false),
       set_config('lock_timeout', ?, false),
       set_config('enable_seqscan', 'off', false),
       set_config('enable_hashjoin', 'off', false),
       set_config('enable_mergejoin', 'off', false),
       set_config('jit', 'off', false),
       set_config('application_name', 'quitus-appender', false)
