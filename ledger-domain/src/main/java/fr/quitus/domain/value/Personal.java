package fr.quitus.domain.value;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Donnée à caractère personnel : a name or an account that stands sealed in events and states ({@link SealedText}) and
 * clear in commands only. An event that holds a clear one is not written.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Personal {}
