select m.spare_position, m.end_position from eventlog.make_room() m
