-- Position of the first event recorded later than this, in microseconds since 1970; the number of events if none was.
select coalesce((select min(e.position) from eventlog.events e where e.recorded_at > ?),
                (select h.position + 1 from eventlog.log_head h)) as position
