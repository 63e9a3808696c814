package fr.quitus.interchange;

/** What a message may repeat of a file: forty characters, none of which acts on the screen. */
public final class Shown {
    private static final int SHOWN_CHARS_MAX = 40;

    private Shown() {}

    public static String text(String text) {
        String cut = text.length() > SHOWN_CHARS_MAX ? text.substring(0, SHOWN_CHARS_MAX) + "…" : text;
        return "« " + cut.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", "?") + " »";
    }
}
