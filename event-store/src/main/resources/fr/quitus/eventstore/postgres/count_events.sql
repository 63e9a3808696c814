-- Whether a stretch is whole: as many positions as it is long. With the time of its last event.
select (select count(*) from eventlog.events e where e.position > ? and e.position <= ?) as events,
       (select l.recorded_at from eventlog.events l where l.position = ?) as recorded_at
