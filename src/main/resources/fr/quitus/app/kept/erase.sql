delete from kept.entries
where actor = ? and role = ? and kind = ? and (?::uuid is null or id = ?::uuid)
