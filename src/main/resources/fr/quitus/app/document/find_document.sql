select size_bytes, media_type
  from documents.contents
 where sha256 = ?
