select f.content, f.kept_at from files.payment_file f where f.sha256 = ?
