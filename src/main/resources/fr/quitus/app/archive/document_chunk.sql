select c.bytes from documents.chunks c where c.sha256 = ? and c.number = ?
