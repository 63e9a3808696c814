package fr.quitus.proofs.note;

/** What C2SP lets a key be named, and with it the log that signs with the key. */
final class KeyName {

    /** Longest name of a key, in characters. */
    static final int KEY_NAME_LENGTH_MAX = 200;

    private static final int NEXT_LINE = 0x85; // a space for Unicode, though not for Character

    private KeyName() {}

    static String checked(String name) {
        if (name.isEmpty()
                || name.length() > KEY_NAME_LENGTH_MAX
                || name.codePoints().anyMatch(KeyName::isForbidden)) {
            throw new NoteException("« %s » n'est pas un nom de clé".formatted(name));
        }
        return name;
    }

    private static boolean isForbidden(int character) {
        return character == '+'
                || character == NEXT_LINE
                || character < ' '
                || Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }
}
