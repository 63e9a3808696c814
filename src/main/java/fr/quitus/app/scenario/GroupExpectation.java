package fr.quitus.app.scenario;

/** What the answers to commands sent at the same time must be, taken together: nobody knows which one comes first. */
sealed interface GroupExpectation extends Expectation {

    record AcceptedCount(Place place, int count) implements GroupExpectation {
        @Override
        public String text() {
            return "acceptées : " + count;
        }
    }

    record RefusedCount(Place place, String code, int count) implements GroupExpectation {
        @Override
        public String text() {
            return "refusées " + code + " : " + count;
        }
    }

    /** Written by the runner itself: no conflict, no time-out, no refusal that the file does not name. */
    record NothingElse(Place place) implements GroupExpectation {
        @Override
        public String text() {
            return "aucune autre réponse, ni conflit technique";
        }
    }

    /** Written by the runner itself: the log grew by the events of the accepted ones, and by nothing else. */
    record OnlyAcceptedWrote(Place place) implements GroupExpectation {
        @Override
        public String text() {
            return "les refus ne laissent aucun événement";
        }
    }
}
