package fr.quitus.eventstore.postgres;

import fr.quitus.eventstore.SqlFile;

/** The statements, one file each beside this class. */
final class Sql {

    static final String APPEND = read("append");
    static final String PREPARE_WRITER = read("prepare_writer");
    static final String PREPARE_READER = read("prepare_reader");
    static final String TAKE_OVER = read("take_over");
    static final String EPOCH_START = read("epoch_start");
    static final String HEAD = read("head");
    static final String BARRIER = read("barrier");
    static final String TAILS = read("tails");
    static final String KNOWN_COMMANDS = read("known_commands");
    static final String KINDS = read("kinds");
    static final String NAME_KIND = read("name_kind");
    static final String MAKE_ROOM = read("make_room");
    static final String LEAF_HASHES = read("leaf_hashes");
    static final String MERKLE_NODES = read("merkle_nodes");
    static final String FIND_COMMAND = read("find_command");
    static final String READ_JOURNAL = read("read_journal");
    static final String READ_REFUSALS = read("read_refusals");
    static final String READ_EVENTS = read("read_events");
    static final String EVENTS_AT = read("events_at");
    static final String COPY_EVENTS = read("copy_events");
    static final String STREAM_NAMES = read("stream_names");
    static final String COUNT_EVENTS = read("count_events");
    static final String READ_STREAM = read("read_stream");
    static final String LAST_SEQUENCE = read("last_sequence");
    static final String FIRST_POSITION_SINCE = read("first_position_since");
    static final String STORE_SNAPSHOT = read("store_snapshot");
    static final String NEWEST_SNAPSHOT = read("newest_snapshot");

    private Sql() {}

    private static String read(String name) {
        return SqlFile.beside(Sql.class, name);
    }
}
