package fr.quitus.app.scenario;

/** The file is not a scenario: bad YAML, an unknown key, a wrong type. It is refused whole, before anything is sent. */
public final class UnreadableScenario extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Place place;

    /** @param problem one French sentence */
    public UnreadableScenario(Place place, String problem) {
        super(place + " : " + problem);
        this.place = place;
    }

    public Place place() {
        return place;
    }
}
