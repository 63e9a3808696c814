package fr.quitus.bench;

import java.util.Arrays;
import java.util.List;

/** Voie : what a request is about, as far as it says who has to wait when not all can be served. */
enum TrafficLane {
    PAYMENT("paiement"),
    INVOICE("facture"),
    SERVICE("service fait"),
    COMMITMENT("engagement"),
    TITLE("titre"),
    WORK_LIST("liste de travail"),
    BALANCE("solde"),
    SEARCH("recherche"),
    EXPORT("export");

    private final String label;

    TrafficLane(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Whether it is of commands; otherwise it is of questions. */
    boolean writes() {
        return ordinal() <= TITLE.ordinal();
    }

    static List<TrafficLane> writing() {
        return Arrays.stream(values()).filter(TrafficLane::writes).toList();
    }
}
