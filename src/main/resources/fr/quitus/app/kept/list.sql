select id, title, fields, saved_at
from kept.entries
where actor = ? and role = ? and kind = ?
order by saved_at desc, id
