package fr.quitus.domain.audit;

/** Issue d'un constat. */
public enum FindingOutcome {
    /** Levé: mended, explained, or raised by mistake. */
    LEVE,
    /** Maintenu, after the audited were heard. */
    MAINTENU
}
