select r.spare_position, r.end_position from eventlog.make_room() r
