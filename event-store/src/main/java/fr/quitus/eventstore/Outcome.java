package fr.quitus.eventstore;

/** Suite donnée à une commande : what the ledger decided about a command. */
public enum Outcome {
    /** The command was carried out; its events, if any, stand in the log. */
    ACCEPTED,
    /** The command was refused for a reason with a stable code; nothing but the attempt was recorded. */
    REFUSED
}
