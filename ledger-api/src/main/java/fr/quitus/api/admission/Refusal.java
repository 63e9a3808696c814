package fr.quitus.api.admission;

/** Why somebody is not let in. */
public enum Refusal {
    /** He sends more than a person or an interface may. */
    QUOTA,
    /** His administration holds more than its share of a service that is full. */
    SHARE,
    /** The service is full. */
    SATURATED,
    /** The service is full, and repeats have had their share of it. */
    RETRIES;

    /** Whether the service is the cause, and not who asks. */
    public boolean isOurs() {
        return this == SATURATED || this == RETRIES;
    }
}
