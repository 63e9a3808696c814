-- A view marked outdated is not followed: it stays where it is and costs nothing.
update views.projection_position set state = 'OUTDATED' where state = 'LIVE'
