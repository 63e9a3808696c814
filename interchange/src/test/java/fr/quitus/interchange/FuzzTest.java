package fr.quitus.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import fr.quitus.interchange.bank.CamtFiles;
import fr.quitus.interchange.invoice.InvoiceFiles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever comes in, every reader answers with a report: it neither throws, hangs nor grows. A build makes few files,
 * the drill profile a hundred times as many; where the samples beside the clone are, they are broken too.
 */
class FuzzTest {
    private static final int ROUNDS = Boolean.getBoolean("quitus.drill") ? 100 : 1;
    private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

    private static final List<byte[]> WHOLE = Stream.concat(
                    Stream.of(
                                    CamtFiles.statement("02"),
                                    CamtFiles.statement("08"),
                                    CamtFiles.notification("08"),
                                    CamtFiles.report("<GrpSts>PART</GrpSts>", CamtFiles.transfer("1-1", "RJCT")),
                                    InvoiceFiles.CII,
                                    InvoiceFiles.UBL,
                                    "a,b\n1,\"2\"\n")
                            .map(text -> text.getBytes(StandardCharsets.UTF_8)),
                    Stream.concat(
                            Stream.of(InvoiceFiles.pdf(InvoiceFiles.attached(4, InvoiceFiles.CII))
                                    .bytes()),
                            SharedFiles.all().stream()))
            .toList();

    /** What breaks parsers: marks of each syntax, numbers at their limits, characters nobody sees. */
    private static final List<byte[]> TOKENS = Stream.of(
                    "<",
                    ">",
                    "&",
                    "&#x0;",
                    "&lt;",
                    "]]>",
                    "<![CDATA[",
                    "<!--",
                    "<?",
                    "<!DOCTYPE a [<!ENTITY e '&e;'>]>",
                    "\"",
                    "'",
                    ",",
                    ";",
                    "\n",
                    "\r",
                    "#",
                    "\u0000",
                    "\u202E",
                    "\uFEFF",
                    "-",
                    "e",
                    "NaN",
                    "1e9",
                    "99999999999999",
                    "9223372036854775807",
                    "-0.00",
                    "2026-02-30",
                    "9999-12-31T24:00:00+99:99",
                    "stream\n",
                    "endstream",
                    "1 0 obj\n<<",
                    "/EmbeddedFile",
                    "/Filter [",
                    "/Length 999999999")
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList();

    @Property(tries = 100)
    void random_bytes_are_refused(@ForAll byte[] bytes) {
        answers(bytes);
    }

    @Property(tries = 40)
    void a_file_cut_anywhere_gets_an_answer(@ForAll long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] whole = any(random);
            answers(Arrays.copyOf(whole, random.nextInt(whole.length)));
        }
    }

    @Property(tries = 80)
    void a_file_changed_anywhere_gets_an_answer(@ForAll long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] file = any(random);
            int changes = 1 + random.nextInt(8);
            for (int change = 0; change < changes; change++) {
                file = changed(file, random);
            }
            answers(file);
        }
    }

    private static byte[] any(Random random) {
        return WHOLE.get(random.nextInt(WHOLE.size()));
    }

    private static byte[] changed(byte[] file, Random random) {
        int from = random.nextInt(file.length + 1);
        int length = Math.min(file.length - from, random.nextInt(64));
        return switch (random.nextInt(5)) {
            case 0 -> spliced(file, from, from, TOKENS.get(random.nextInt(TOKENS.size())));
            case 1 -> spliced(file, from, from + length, TOKENS.get(random.nextInt(TOKENS.size())));
            case 2 -> spliced(file, from, from + length, new byte[0]);
            case 3 -> spliced(file, from, from, Arrays.copyOfRange(file, from, from + length));
            default -> spliced(file, from, Math.min(file.length, from + 1), new byte[] {(byte) random.nextInt(256)});
        };
    }

    private static byte[] spliced(byte[] file, int from, int to, byte[] put) {
        byte[] result = Arrays.copyOf(file, file.length - (to - from) + put.length);
        System.arraycopy(put, 0, result, from, put.length);
        System.arraycopy(file, to, result, from + put.length, file.length - to);
        return result;
    }

    private static void answers(byte[] bytes) {
        IncomingFile file = IncomingFile.of(bytes);
        List<IntegrationReport<?>> reports = new ArrayList<>();
        assertTimeoutPreemptively(ANSWER_MAX, () -> Readers.ALL.forEach(reader -> reports.add(reader.apply(file))));

        for (IntegrationReport<?> report : reports) {
            assertThat(report.fileId()).isEqualTo(file.id());
            assertThat(report.rejected()).hasSizeLessThanOrEqualTo(IntegrationReport.REJECTED_MAX);
            for (Rejected refusal : report.rejected()) {
                assertThat(refusal.place()).isNotBlank();
                assertThat(refusal.reason()).isNotBlank().hasSizeLessThan(2_000);
            }
        }
    }
}
