package fr.quitus.proofs.segment;

/** The records of a segment, in their order. Each is a letter, a length of four bytes and that many bytes. */
enum RecordKind {
    /** How an open segment begins, in the five lines of a header; a sealed one has them bare. */
    HEADER('H'),
    /** A leaf of 32 bytes, then the bytes it is the hash of. */
    EVENT('E'),
    /** A line of the journal. */
    COMMAND('C'),
    /** Number after the last journal line, eight bytes, then the frontier after the last event. */
    TRAILER('T'),
    /** The signed note; the hash it signs covers everything before this record. */
    SIGNED_NOTE('S');

    private final byte letter;

    RecordKind(char letter) {
        this.letter = (byte) letter;
    }

    byte letter() {
        return letter;
    }
}
