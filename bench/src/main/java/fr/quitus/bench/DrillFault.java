package fr.quitus.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Pannes d'exercice, in the order in which seeds begin with them. */
enum DrillFault {
    DELETE("effacer", "dossier d'une baie effacé", true),
    ISOLATE("isoler", "primaire coupée des deux autres, puis détruite", true),
    KILL("tuer", "processus d'une baie tués (kill -9)", false),
    APPLICATION("application", "application arrêtée net, puis relancée", false),
    FLIP("alterer", "octet changé dans le journal ou une page", true),
    KILL_TWO("tuer-deux", "deux baies tuées, données gardées", false),
    PAUSE("figer", "processus d'une baie figés (SIGSTOP), puis repris", false),
    TRUNCATE("tronquer", "journal ou disque d'une baie coupé", true),
    FILL("remplir", "disque d'une baie rempli, puis vidé", true),
    CUT("couper", "réplication d'une baie coupée, puis rendue", false),
    SLOW("ralentir", "disque d'une baie ralenti", false),
    CLOCK("horloge", "horloge de Quitus déplacée", false);

    private final String word;
    private final String label;
    private final boolean loses;

    DrillFault(String word, String label, boolean loses) {
        this.word = word;
        this.label = label;
        this.loses = loses;
    }

    /** As an option names it. */
    String word() {
        return word;
    }

    /** As the report names it. */
    String label() {
        return label;
    }

    /**
     * Whether what a bay holds is gone with it. Such a fault begins when three bays hold everything: two of them at
     * once are more than the promise covers.
     */
    boolean loses() {
        return loses;
    }

    static Optional<DrillFault> named(String word) {
        return Arrays.stream(values()).filter(fault -> fault.word.equals(word)).findFirst();
    }

    static String words(List<DrillFault> faults) {
        return faults.stream().map(DrillFault::word).collect(Collectors.joining(","));
    }
}
