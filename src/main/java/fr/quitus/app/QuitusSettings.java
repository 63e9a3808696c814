package fr.quitus.app;

import fr.quitus.api.door.FileController;
import fr.quitus.domain.habilitation.Recording;
import fr.quitus.domain.thirdparty.Registration;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Réglages, prefix {@code quitus}.
 *
 * @param data folder of everything this instance keeps
 * @param storage where the log lives
 * @param fiscalYear year a demonstration is set in; its acts are dated in it
 * @param demonstration ready-made identities, simulated time and the PLF 2025 credits; never with real accounts
 * @param fourEyes whether another person than its drafter signs a commitment
 * @param treasuryAccounts IBAN of the accounts whose statements are taken; empty means any
 * @param takeoverKeys public keys whose signature is trusted on a set of files to take over; none means no takeover
 * @param consultationReasons whether a reason is asked of who looks at a document only, or at a file's page too
 * @param thirdParties whether a supplier must be registered before something is engaged with him
 * @param habilitations whether a role must be granted in the ledger to be acted in
 * @param proofs how the log is signed and where its checkpoints go
 * @param archive where the log goes beside its bays, and when it is restored on trial
 * @param views what rebuilding them may take
 * @param scrub how often, and at which pace, all that the embedded bays hold is read
 * @param admission how many are let in at once, and what the others wait
 * @param frontDesk where commands are taken in while the log cannot be written
 */
@ConfigurationProperties("quitus")
public record QuitusSettings(
        @DefaultValue("data") Path data,
        @DefaultValue Storage storage,
        @DefaultValue("2025") int fiscalYear,
        @DefaultValue("true") boolean demonstration,
        @DefaultValue("true") boolean fourEyes,
        @DefaultValue List<String> treasuryAccounts,
        @DefaultValue List<String> takeoverKeys,
        @DefaultValue("documents") FileController.Reasons consultationReasons,
        @DefaultValue("OPTIONAL") Registration thirdParties,
        @DefaultValue("OPTIONAL") Recording habilitations,
        @DefaultValue Security security,
        @DefaultValue Proofs proofs,
        @DefaultValue Archive archive,
        @DefaultValue Views views,
        @DefaultValue Scrub scrub,
        @DefaultValue Admission admission,
        @DefaultValue FrontDesk frontDesk) {

    /**
     * @param mode {@code bays}: three embedded bays; {@code single}: one embedded instance, for tests and scenarios;
     *     {@code external}: a PostgreSQL cluster that somebody runs
     * @param url of an external cluster, all its hosts and {@code targetServerType=primary}
     * @param fsync false only where losing the data is the point
     * @param silenceS seconds for which an embedded bay that runs may fail to answer before another takes its place
     */
    public record Storage(
            @DefaultValue("bays") Mode mode,
            @Nullable String url,
            @DefaultValue("quitus_admin") String user,
            @DefaultValue("") String password,
            @DefaultValue("true") boolean fsync,
            @DefaultValue("5") int silenceS) {
        private static final int USUAL_SILENCE_S = 5;

        /** See {@link Storage}. */
        public enum Mode {
            BAYS,
            SINGLE,
            EXTERNAL
        }

        /** One of ours, as patient as by default. */
        public static Storage embedded(Mode mode, boolean fsync) {
            return new Storage(mode, null, "", "", fsync, USUAL_SILENCE_S);
        }
    }

    /**
     * @param issuerUri an external OpenID Connect issuer; absent means the embedded one
     * @param audience what a token must be meant for
     */
    public record Security(
            @Nullable String issuerUri,
            @DefaultValue("quitus") String audience) {}

    /**
     * @param origin name of the log, and of the key that signs its checkpoints; fixed by the first start
     * @param checkpointIntervalS how often a log that has grown is signed
     * @param folders where checkpoints are laid down as well, best on storage of somebody else
     * @param url an address each checkpoint is put to
     * @param witnesses public keys whose cosignatures are kept
     */
    public record Proofs(
            @DefaultValue("quitus.localhost/registre") String origin,
            @DefaultValue("60") int checkpointIntervalS,
            @DefaultValue List<Path> folders,
            @Nullable String url,
            @DefaultValue List<String> witnesses) {}

    /**
     * @param folder of the archive, best on another storage; absent: {@code <data>/archive} in mode {@code bays}, none
     *     otherwise; {@code none}: no archive
     * @param personKeys folder for keys of persons; absent: in the archive; {@code none}: they are not archived
     * @param segmentEvents events after which a segment is sealed
     * @param trialCron when the archive is restored on trial: a cron expression of six fields, in Paris; {@code none}:
     *     never
     */
    public record Archive(
            @Nullable String folder,
            @Nullable String personKeys,
            @DefaultValue("100000") int segmentEvents,
            @DefaultValue("0 30 3 * * *") String trialCron) {}

    /**
     * @param rebuildSharePercent of the time that a rebuild takes while others write to the log
     * @param replacedKeptH how long the tables that a rebuild replaced are kept, to go back to
     */
    public record Views(
            @DefaultValue("50") int rebuildSharePercent,
            @DefaultValue("24") int replacedKeptH) {}

    /**
     * @param intervalS between two readings of all that the bays hold, in seconds
     * @param sharePercent of the time that such a reading keeps one storage busy
     */
    public record Scrub(
            @DefaultValue("60") int intervalS,
            @DefaultValue("5") int sharePercent) {}

    /**
     * @param commandsMin commands at once, at least, however slow they are
     * @param commandsMax commands at once, at most
     * @param commandTargetMs time within which a command is to be decided on average
     * @param readsMin questions at once, at least
     * @param readsMax questions at once, at most
     * @param readTargetMs time within which a question is to be answered on average
     * @param files files and orders at once that bring many commands
     * @param lineMax demands that wait for a place, in each lane
     * @param waitMs how long a question waits, and a fortieth of how long a command does
     * @param userRequestsPerS requests of one user; 0 means no quota
     * @param retryPercent share of repeats among those let in while the service is full
     * @param latenessMs while requests run later than this on average, fewer are let in; 0: unwatched
     * @param bodyMs until the body of a command has arrived
     * @param answerS until an answer is read
     * @param transferS until a file is read or written
     */
    public record Admission(
            @DefaultValue("16") int commandsMin,
            @DefaultValue("256") int commandsMax,
            @DefaultValue("200") int commandTargetMs,
            @DefaultValue("4") int readsMin,
            @DefaultValue("64") int readsMax,
            @DefaultValue("250") int readTargetMs,
            @DefaultValue("32") int files,
            @DefaultValue("128") int lineMax,
            @DefaultValue("10") int waitMs,
            @DefaultValue("1000") int userRequestsPerS,
            @DefaultValue("20") int retryPercent,
            @DefaultValue("10") int latenessMs,
            @DefaultValue("10000") int bodyMs,
            @DefaultValue("60") int answerS,
            @DefaultValue("600") int transferS) {}

    /**
     * @param enabled absent: in mode {@code bays} only
     * @param folders where deposits are kept, each on a storage of its own; none: beside the embedded bays
     * @param node name of this node, which the numbers of its receipts begin with
     * @param bytesMax size of one copy above which no deposit is taken
     * @param depositsMax deposits that may wait to be filed
     * @param despiteDoubt opens although a folder that may alone hold deposits is missing: an operator's word
     */
    public record FrontDesk(
            @Nullable Boolean enabled,
            @DefaultValue List<Path> folders,
            @DefaultValue("guichet") String node,
            @DefaultValue("4294967296") long bytesMax,
            @DefaultValue("300000") int depositsMax,
            @DefaultValue("false") boolean despiteDoubt) {}
}
