package fr.quitus.projections.ports;

/** The reader of the request being served, from its checked token. */
public interface CurrentReader {
    Reader reader();
}
