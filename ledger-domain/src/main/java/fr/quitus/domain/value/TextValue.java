package fr.quitus.domain.value;

/** A value that is written as one word in JSON, SQL and on screens. */
public interface TextValue {
    String text();
}
