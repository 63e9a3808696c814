package fr.quitus.app.architecture.violations.domain;

/** Our own interface is no excuse. */
interface Named {
    String getMessage();
}
