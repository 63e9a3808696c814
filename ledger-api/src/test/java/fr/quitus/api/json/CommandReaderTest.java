package fr.quitus.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.budget.BudgetCommand.OpenCredits;
import fr.quitus.domain.commitment.CommitmentCommand.DraftCommitment;
import fr.quitus.domain.commitment.CommitmentCommand.RecordService;
import fr.quitus.domain.payment.PaymentCommand.AcceptPaymentRequest;
import fr.quitus.domain.payment.PaymentCommand.MatchInvoice;
import fr.quitus.domain.payment.PaymentCommand.ReceiveInvoice;
import fr.quitus.domain.revenue.ReceiptCommand.AllocateReceipt;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller may send wrong, and the place that is named. */
class CommandReaderTest {
    private static final String DRAFT = """
            {"year":2025,"fundsCentre":"0156-DR35-U001","type":"MARCHE",
             "supplier":{"siret":"85129663200017","name":"Fournitures SA"},"subject":"Papier",
             "lines":[{"imputation":{"functionalArea":"0156-01","title":"T3","account":"6113110000"},
                       "amount":"12000.00"}]}
            """;
    private static final String OPEN = """
            {"year":2025,"programme":"0156","title":"T3","ae":"1000.00","cp":"900.00","legalRef":"LFI 2025"}
            """;
    private static final String RECORD = """
            {"commitmentNumber":"2100000001","line":1,"amount":"12000.00","dateRendered":"2025-03-02"}
            """;
    private static final String INVOICE = """
            {"supplier":"85129663200017","invoiceNumber":"F-1","invoiceDate":"2025-03-01",
             "amountExclTax":"12000.00","amountInclTax":"12000.00","payeeIban":"FR7630001007941234567890185",
             "commitmentNumber":"2100000001"}
            """;
    private static final String ALLOCATE = """
            {"revenueOrderNumber":"3100000001","amount":"10000.00","valueDate":"2025-03-23",
             "treasuryIban":"FR7630001007941234567890185","servicerReference":"BDF-1"}
            """;

    @Test
    void reads_a_command_whose_optional_fields_are_absent_or_null() {
        OpenCredits open = read(OPEN.replace("\"900.00\"", "null"), OpenCredits.class);
        MatchInvoice match =
                read("{\"paymentRequestId\":\"3c7a4c1c-0d0e-5a5b-8d5e-0a1b2c3d4e5f\"}", MatchInvoice.class);

        assertThat(open.cp()).isNull();
        assertThat(String.valueOf(open.ae())).isEqualTo("1000.00");
        assertThat(match.lines()).isNull();
    }

    @Test
    void names_every_missing_field_at_once_however_deep() {
        String json = DRAFT.replace("\"year\":2025,", "")
                .replace(",\"name\":\"Fournitures SA\"", "")
                .replace("\"title\":\"T3\"", "\"title\":null")
                .replace("\"amount\":\"12000.00\"", "\"amount\":null");

        assertThat(errors(json, DraftCommitment.class))
                .extracting(FieldError::pointer)
                .containsExactly("/year", "/supplier/name", "/lines/0/imputation/title", "/lines/0/amount");
    }

    @Test
    void names_all_fields_of_an_empty_object() {
        assertThat(errors("{}", ReceiveInvoice.class))
                .extracting(FieldError::pointer)
                .containsExactly(
                        "/supplier",
                        "/invoiceNumber",
                        "/invoiceDate",
                        "/amountExclTax",
                        "/amountInclTax",
                        "/payeeIban",
                        "/commitmentNumber");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"year\":2025            | \"year\":2025,\"colour\":\"red\"  | /colour",
                "\"name\":                | \"surname\":1,\"name\":           | /supplier/surname",
                "\"amount\":              | \"amountCents\":1,\"amount\":     | /lines/0/amountCents",
                "\"year\":2025            | \"year\":2025,\"a/b~c\":1         | /a~1b~0c",
            })
    void refuses_an_unknown_field_and_names_it(String part, String replacement, String pointer) {
        List<FieldError> errors = errors(DRAFT.replace(part, replacement), DraftCommitment.class);

        assertThat(errors).extracting(FieldError::pointer).containsExactly(pointer);
        assertThat(errors.getFirst().detail()).contains("n'existe pas");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025                  | \"2025\"                 | /year",
                "2025                  | 2025.0                   | /year",
                "2025                  | 20250                    | /year",
                "2025                  | 99999999999              | /year",
                "2025                  | true                     | /year",
                "2025                  | [2025]                   | /year",
                "\"0156-DR35-U001\"    | 156                      | /fundsCentre",
                "\"Papier\"            | 156                      | /subject",
                "\"Papier\"            | 0.00                     | /subject",
                "\"Papier\"            | true                     | /subject",
                "\"0156-DR35-U001\"    | \"0156-dr35-u001\"       | /fundsCentre",
                "\"0156-DR35-U001\"    | {}                       | /fundsCentre",
                "\"MARCHE\"            | 0                        | /type",
                "\"MARCHE\"            | \"0\"                    | /type",
                "\"MARCHE\"            | \"marche\"               | /type",
                "\"MARCHE\"            | \"\"                     | /type",
                "\"85129663200017\"    | 85129663200017           | /supplier/siret",
                "\"85129663200017\"    | \"8512966320001\"        | /supplier/siret",
                "\"12000.00\"          | 12000.00                 | /lines/0/amount",
                "\"12000.00\"          | \"12000.001\"            | /lines/0/amount",
                "\"12000.00\"          | \"-12000.00\"            | /lines/0/amount",
                "\"12000.00\"          | \"0.00\"                 | /lines/0/amount",
                "\"12000.00\"          | \"12 000,00\"            | /lines/0/amount",
                "\"12000.00\"          | \"1e5\"                  | /lines/0/amount",
                "\"12000.00\"          | \"NaN\"                  | /lines/0/amount",
                "\"12000.00\"          | \"99999999999999.99\"    | /lines/0/amount",
                "\"12000.00\"          | \"9999999999999999999\"  | /lines/0/amount",
                "\"12000.00\"          | \"١٢٠٠٠.٠٠\"             | /lines/0/amount",
                "\"T3\"                | \"T9\"                   | /lines/0/imputation/title",
            })
    void refuses_a_value_of_another_form_and_names_its_place(String part, String replacement, String pointer) {
        assertThat(errors(DRAFT.replace(part, replacement), DraftCommitment.class))
                .extracting(FieldError::pointer)
                .containsExactly(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.5", "\"1\"", "99999999999", "1e2", "true", "[]", "{}"})
    void refuses_a_line_number_that_is_no_whole_number(String line) {
        assertThat(errors(RECORD.replace("\"line\":1", "\"line\":" + line), RecordService.class))
                .extracting(FieldError::pointer)
                .containsExactly("/line");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"+999999999-12-31\"",
                "\"-999999999-01-01\"",
                "\"0000-01-01\"",
                "\"2005-12-31\"",
                "\"2200-01-01\"",
                "\"2025-02-29\"",
                "\"02/03/2025\"",
                "\"2025-03-02T10:00:00Z\"",
                "\"\"",
                "20250302",
                "[2025,3,2]"
            })
    void refuses_a_date_that_is_absurd_or_no_date(String date) {
        assertThat(errors(RECORD.replace("\"2025-03-02\"", date), RecordService.class))
                .extracting(FieldError::pointer)
                .containsExactly("/dateRendered");
        assertThat(errors(INVOICE.replace("\"2025-03-01\"", date), ReceiveInvoice.class))
                .extracting(FieldError::pointer)
                .containsExactly("/invoiceDate");
        assertThat(errors(ALLOCATE.replace("\"2025-03-23\"", date), AllocateReceipt.class))
                .extracting(FieldError::pointer)
                .containsExactly("/valueDate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "null",
                "[]",
                "12",
                "\"texte\"",
                "true",
                "NaN",
                "{",
                "{]",
                "{\"year\":NaN}",
                "{\"year\":Infinity}",
                "{\"year\":02025}",
                "{\"year\":2025,}",
                "{year:2025}",
                "{'year':2025}",
                "// nothing\n{}",
                "\u0000{}",
                "{\"subject\":\"\\u12\"}",
                "{\"subject\":\"a\u0000b\"}",
                "{\"subject\":\"ligne\nsuivante\"}"
            })
    void refuses_what_is_no_json_object(String json) {
        assertThat(errors(json, DraftCommitment.class)).hasSize(1);
    }

    @Test
    void refuses_a_key_given_twice_and_names_it() {
        assertThat(errors(OPEN.replace("\"title\":\"T3\"", "\"title\":\"T3\",\"title\":\"T2\""), OpenCredits.class))
                .extracting(FieldError::pointer)
                .containsExactly("/title");
    }

    @Test
    void refuses_anything_after_the_command() {
        assertThat(errors(OPEN + "{}", OpenCredits.class)).hasSize(1);
        assertThat(errors(OPEN + "x", OpenCredits.class)).hasSize(1);
    }

    @Test
    void refuses_nesting_names_and_texts_beyond_their_limits() {
        String deep =
                "{\"a\":".repeat(LedgerJson.NESTING_DEPTH_MAX + 1) + "1" + "}".repeat(LedgerJson.NESTING_DEPTH_MAX + 1);
        String longText = OPEN.replace("LFI 2025", "x".repeat(LedgerJson.TEXT_LENGTH_MAX + 1));
        String longName = OPEN.replace("\"ae\"", "\"" + "x".repeat(LedgerJson.NAME_LENGTH_MAX + 1) + "\"");
        String longNumber = OPEN.replace("2025,", "1".repeat(2_000) + ",");

        for (String json : List.of(deep, "[".repeat(100_000), longText, longName, longNumber)) {
            List<FieldError> errors = errors(json, OpenCredits.class);
            assertThat(errors).hasSize(1);
            assertThat(errors.getFirst().pointer()).hasSizeLessThan(200);
            assertThat(errors.getFirst().detail()).hasSizeLessThan(300);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\\u0000b", "a\\u202eb", "a\\u2066b", "a\\u001bb"})
    void refuses_a_text_nobody_can_read(String text) {
        assertThat(errors(DRAFT.replace("Fournitures SA", text), DraftCommitment.class))
                .extracting(FieldError::pointer)
                .containsExactly("/supplier/name");
        assertThat(errors(OPEN.replace("LFI 2025", text), OpenCredits.class))
                .extracting(FieldError::pointer)
                .containsExactly("/legalRef");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\ud800", "\\udc00a", "\\ud800\\ud800"})
    void refuses_half_a_character(String text) {
        assertThat(errors(OPEN.replace("LFI 2025", text), OpenCredits.class)).hasSize(1);
    }

    @Test
    void refuses_a_field_name_nobody_can_read() {
        assertThat(errors(OPEN.replace("\"ae\"", "\"\\ud800\""), OpenCredits.class))
                .hasSize(1);
    }

    @Test
    void refuses_a_list_that_holds_nothing_or_too_much() {
        String line = DRAFT.substring(DRAFT.indexOf("[{") + 1, DRAFT.lastIndexOf(']'));

        assertThat(errors(DRAFT.replace(line, ""), DraftCommitment.class)).hasSize(1);
        assertThat(errors(DRAFT.replace(line, "null"), DraftCommitment.class))
                .extracting(FieldError::pointer)
                .containsExactly("/lines/0");
        assertThat(errors(DRAFT.replace(line, "3"), DraftCommitment.class))
                .extracting(FieldError::pointer)
                .containsExactly("/lines/0");
        String tooMany = (line + ",").repeat(DraftCommitment.COMMITMENT_LINES_MAX) + line;
        assertThat(errors(DRAFT.replace(line, tooMany), DraftCommitment.class)).hasSize(1);
    }

    @Test
    void refuses_a_check_that_does_not_exist_or_is_no_answer() {
        String accept = "{\"paymentRequestId\":\"3c7a4c1c-0d0e-5a5b-8d5e-0a1b2c3d4e5f\",\"checks\":{%s}}";

        assertThat(errors(accept.formatted("\"HOROSCOPE\":true"), AcceptPaymentRequest.class))
                .hasSize(1);
        assertThat(errors(accept.formatted("\"VISA\":\"true\""), AcceptPaymentRequest.class))
                .extracting(FieldError::pointer)
                .containsExactly("/checks/VISA");
    }

    @Test
    void refuses_bytes_that_are_no_utf_8() {
        byte[] latin = OPEN.replace("LFI", "arrêté").getBytes(StandardCharsets.ISO_8859_1);

        InvalidBody refused =
                catchThrowableOfType(InvalidBody.class, () -> CommandReader.read(latin, OpenCredits.class));

        assertThat(refused.errors()).hasSize(1);
    }

    private static <T extends LedgerCommand> T read(String json, Class<T> type) {
        return CommandReader.read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    private static List<FieldError> errors(String json, Class<? extends LedgerCommand> type) {
        InvalidBody refused = catchThrowableOfType(InvalidBody.class, () -> read(json, type));
        assertThat(refused).as(json).isNotNull();
        return refused.errors();
    }
}
