package fr.quitus.app.architecture.violations.printing;

/** Writes where nobody reads. */
class Prints {
    void all() {
        System.out.println("lost");
    }
}
