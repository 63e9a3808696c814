select bytes
  from documents.chunks
 where sha256 = ? and number = ?
