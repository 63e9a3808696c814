package fr.quitus.domain;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The permanent name of an event in the log, such as {@code commitment-validated.v1}. Written by hand, never derived
 * from a class: classes may move, names may not. A change of meaning is a new version beside the old one.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventName {
    String value();
}
