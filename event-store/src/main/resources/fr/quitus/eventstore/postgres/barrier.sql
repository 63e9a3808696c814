-- Its commit waits for the quorum, and so covers every commit that was visible before it; it moves nothing.
select pg_logical_emit_message(true, 'quitus-barrier', '') is not null as written
