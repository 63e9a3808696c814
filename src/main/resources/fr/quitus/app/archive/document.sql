select c.media_type, c.stored_by, c.stored_at from documents.contents c where c.sha256 = ?
