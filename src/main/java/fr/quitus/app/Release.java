package fr.quitus.app;

/** Version du logiciel : the number of this release, as the root pom.xml has it. */
public final class Release {
    public static final String NUMBER = "0.1.0";

    private Release() {}
}
