-- A session that reads the log. A plan cached while a partition was small must not scan it when it has grown.
select set_config('enable_seqscan', 'off', false),
       set_config('jit', 'off', false)
