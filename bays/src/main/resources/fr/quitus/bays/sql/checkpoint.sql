-- On a standby this goes as far as the last checkpoint that it has replayed.
checkpoint
