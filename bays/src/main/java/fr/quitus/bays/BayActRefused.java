package fr.quitus.bays;

/** An order that is refused, because it could lose data or stop writes, or that could not be carried out. */
public final class BayActRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String remedy;

    /** Why; for programs, and stable. */
    public enum Code {
        /** The bay is the primary. */
        BAIE_PRIMAIRE,
        /** Another bay is outside of the quorum: two must be left. */
        AUTRE_BAIE_A_L_ECART,
        /** The bay is removed. */
        BAIE_RETIREE,
        /** The bay was not drained first. */
        BAIE_NON_ECARTEE,
        /** The bay is being filled or started. */
        BAIE_OCCUPEE,
        /** The bay to be promoted is not in quorum, or its storage is doubted. */
        BAIE_HORS_QUORUM,
        /** Without the bay the others could not acknowledge. */
        QUORUM_INSUFFISANT,
        /** The folder of the bay holds another database. */
        BAIE_ETRANGERE,
        /** There is no primary that answers. */
        PRIMAIRE_ABSENTE,
        /** Another order is being carried out. */
        ORDRE_EN_COURS,
        /** What had to happen did not in time; nothing is lost, the message says what is so now. */
        ACTE_INACHEVE,
        /** The application stops. */
        ARRET_EN_COURS
    }

    BayActRefused(Code code, String detail, String remedy) {
        super(detail);
        this.code = code;
        this.remedy = remedy;
    }

    /** An order that was begun and did not come to its end; the detail says what is so now. */
    static BayActRefused unfinished(String detail) {
        return new BayActRefused(
                Code.ACTE_INACHEVE, detail, "Voyez l'état des baies (./quitus bays), puis redonnez l'ordre.");
    }

    public Code code() {
        return code;
    }

    /** What the operator can do, in French. */
    public String remedy() {
        return remedy;
    }
}
