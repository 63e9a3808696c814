package fr.quitus.domain.value;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Au lieu de : a component that is given instead of another one of its record, one of the two and never both. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface InsteadOf {
    /** The other component. */
    String value();
}
