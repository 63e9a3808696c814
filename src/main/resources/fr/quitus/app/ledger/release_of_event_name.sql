select release
from eventlog.event_names
where name = ?
