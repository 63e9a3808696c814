package fr.quitus.app.interchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.takeover.TakeoverCommand.OfFile;
import fr.quitus.interchange.FileRefused;
import fr.quitus.interchange.takeover.TakeoverFinding;
import fr.quitus.interchange.takeover.TakeoverSet;
import fr.quitus.interchange.takeover.TakeoverTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compte rendu de reprise : what is in the set, what differs, line by line, and what became of it.
 *
 * @param manifestId SHA-256 of the signed manifest
 * @param signedBy trusted keys
 * @param findings what must be corrected at the source; nothing is written while there is one
 * @param loaded dossiers taken over now
 * @param known dossiers that had been taken over before, by an earlier bringing of the same set
 * @param refused dossiers that the rules refused
 * @param unfinished dossiers that the time did not suffice for: the same set brought again goes on with them
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record TakeoverReport(
        @Nullable String manifestId,
        @Nullable String takeover,
        @Nullable String system,
        @Nullable Integer year,
        State state,
        List<String> signedBy,
        List<Contents> files,
        List<Finding> findings,
        int loaded,
        int known,
        int unfinished,
        List<Refused> refused)
        implements Intake.Report {
    /** Où en est la reprise. */
    enum State {
        /** Des écarts. */
        A_CORRIGER,
        /** Contrôlée, nothing written. */
        CONTROLEE,
        /** Préparée : a second person approves it. */
        PREPAREE,
        /** Refusée par une règle du grand livre. */
        REFUSEE,
        /** Chargée en partie. */
        INACHEVEE,
        /** Ouverte. */
        OUVERTE
    }

    /** A file as it was read. */
    record Contents(String name, int rows, String total) {}

    /** A difference. */
    record Finding(String file, int line, String place, String code, String reason, String rule) {
        static Finding of(TakeoverFinding found) {
            return new Finding(
                    found.file(),
                    found.line(),
                    found.place(),
                    found.code().name(),
                    found.reason(),
                    found.code().rule());
        }
    }

    /** A dossier that was refused. */
    record Refused(String file, int line, String reference, String code, String reason) {
        static Refused of(OfFile act, Submitted answer) {
            return new Refused(
                    act.origin().file(),
                    act.origin().line(),
                    act.origin().reference(),
                    String.valueOf(answer.code()),
                    answer.detail());
        }
    }

    @Override
    public boolean refusedWhole() {
        return state == State.A_CORRIGER || state == State.REFUSEE;
    }

    /** An archive that says nothing that could be read. */
    static TakeoverReport unreadable(FileRefused refused) {
        return new TakeoverReport(
                null,
                null,
                null,
                null,
                State.A_CORRIGER,
                List.of(),
                List.of(),
                refused.refusals().stream()
                        .map(rejected -> new Finding(
                                rejected.place(),
                                rejected.line(),
                                "fichier",
                                rejected.code().name(),
                                rejected.reason(),
                                rejected.code().rule()))
                        .toList(),
                0,
                0,
                0,
                List.of());
    }

    static TakeoverReport read(TakeoverArchive archive, TakeoverSet set, List<TakeoverFinding> findings) {
        return new TakeoverReport(
                archive.manifestId(),
                archive.manifest().takeover().text(),
                archive.manifest().system(),
                archive.manifest().year().value(),
                findings.isEmpty() ? State.CONTROLEE : State.A_CORRIGER,
                archive.signedBy(),
                List.of(TakeoverTable.values()).stream()
                        .map(table -> new Contents(
                                table.fileName(),
                                set.rows(table),
                                set.total(table).text()))
                        .toList(),
                findings.stream().map(Finding::of).toList(),
                0,
                0,
                0,
                List.of());
    }

    /** The same set, with what became of it. */
    TakeoverReport become(State next, int now, int before, int left, List<Refused> refusals) {
        return new TakeoverReport(
                manifestId, takeover, system, year, next, signedBy, files, findings, now, before, left, refusals);
    }

    /** A rule refused the takeover as a whole. */
    TakeoverReport refusedBy(Submitted answer) {
        return become(
                State.REFUSEE,
                0,
                0,
                0,
                List.of(new Refused(
                        TakeoverArchive.NOTE,
                        0,
                        String.valueOf(takeover),
                        String.valueOf(answer.code()),
                        answer.detail())));
    }
}
