-- Takes up again what hold_views.sql stopped, from where it stopped.
update views.projection_position set state = 'LIVE' where state = 'OUTDATED'
