package fr.quitus.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.quitus.api.door.ErrorCode;
import fr.quitus.api.json.CommandReader;
import fr.quitus.api.json.InvalidBody;
import fr.quitus.api.json.LedgerJson;
import fr.quitus.domain.LedgerCommand;
import fr.quitus.domain.LedgerTypes;
import fr.quitus.domain.Rejection;
import fr.quitus.domain.RejectionKind;
import fr.quitus.domain.value.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the description says of a request is what the door does with it. */
class OpenApiDocumentTest {
    private static final Map<String, Class<? extends LedgerCommand>> COMMANDS = LedgerTypes.commandsByName();
    private static final JsonNode DOCUMENT = OpenApiDocument.of(List.of());

    /** A part of a request: the object it is in, its name there, and what the description says of it. */
    private record Field(ObjectNode owner, String name, JsonNode schema, boolean required, boolean hasAlternative) {}

    @Test
    void every_command_has_its_address_and_nothing_else_is_posted_there() {
        List<String> expected =
                COMMANDS.keySet().stream().map(CommandPaths::pathOf).toList();

        assertThat(DOCUMENT.get("paths").propertyNames())
                .containsAll(expected)
                .hasSize(expected.size() + 1); // and the token
    }

    @Test
    void if_match_is_asked_for_acts_on_an_existing_file() {
        List<String> onAFile = COMMANDS.keySet().stream()
                .filter(name -> operation(name).get("parameters").toString().contains("If-Match"))
                .toList();

        assertThat(onAFile)
                .containsExactlyInAnyOrder(
                        "WithdrawFromRun",
                        "RefuseInvoice",
                        "CancelPaymentRequest",
                        "ReleaseRetention",
                        "SplitInvoice",
                        "RestoreCredits",
                        "ClaimRestoration",
                        "NetCreditNote",
                        "ClaimCreditNote",
                        "OffsetPayable",
                        "ReissueSeizure",
                        "RegisterOpposition",
                        "ReleaseOpposition",
                        "AddPayeeAccount",
                        "ValidatePayeeAccount",
                        "ClosePayeeAccount",
                        "SuspendThirdParty",
                        "ReactivateThirdParty",
                        "ValidateCommitment",
                        "RecordService",
                        "CertifyService",
                        "CancelServiceReceipt",
                        "SubmitForVisa",
                        "GrantVisa",
                        "RefuseVisa",
                        "RequestInformation",
                        "ProduceInformation",
                        "IssueOpinion",
                        "DisregardOpinion",
                        "OverrideVisaRefusal",
                        "AnticipateCommitment",
                        "ChargeAnticipatedCommitment",
                        "WithdrawAnticipatedCommitment",
                        "AmendCommitment",
                        "AffirmTranche",
                        "ReimputeCommitment",
                        "GrantRecyclingException",
                        "CarryForwardCommitment",
                        "CarryForwardPaymentRequest",
                        "CloseCommitment",
                        "CancelCommitment",
                        "MatchInvoice",
                        "OrderPayment",
                        "AcceptPaymentRequest",
                        "ScheduleInRun",
                        "ExecuteRun",
                        "ConfirmSettlement",
                        "InterruptPaymentDeadline",
                        "ResumePaymentDeadline",
                        "SuspendPayment",
                        "ProvideDocuments",
                        "RejectPaymentRequest",
                        "RequisitionAccountant",
                        "RefuseRequisition",
                        "WaivePrescription",
                        "ChangePayeeAccount",
                        "RecordReturn",
                        "ReissuePayment",
                        "IssueRevenueOrder",
                        "TakeInCharge",
                        "AllocateReceipt",
                        "ValidateInEmergency",
                        "ExemptFromVisa",
                        "ReviewCommitment",
                        "RejectRevenueOrder",
                        "IdentifyReceipt",
                        "RecordRecoveryAfterWriteOff",
                        "OpenContributionCredits",
                        "RefundOverpayment",
                        "OffsetOverpayment",
                        "ForfeitOverpayment",
                        "ConfirmRefund",
                        "RecordRefundReturn",
                        "ReissueRefund",
                        "ReduceRevenueOrder",
                        "CancelRevenueOrder",
                        "TakeReductionInCharge",
                        "GrantRemission",
                        "MarkClaimDoubtful",
                        "ReviseImpairment",
                        "WriteOff",
                        "RecordPrescription",
                        "ApplySurcharge",
                        "SendReminder",
                        "SendFormalNotice",
                        "IssueThirdPartySeizure",
                        "RecordDebtAcknowledgement",
                        "GrantInstalmentPlan",
                        "RecordInstalmentDefault",
                        "ContestRevenueOrder",
                        "DecideContestation");
        assertThat(onAFile)
                .allSatisfy(name -> assertThat(operation(name).get("responses").propertyNames())
                        .contains("412", "428"));
    }

    @Test
    void roles_are_those_that_the_command_allows() {
        assertThat(operation("ReceiveInvoice").get("x-roles"))
                .isEqualTo(LedgerJson.mapper().readTree("[\"MANAGER\",\"PUBLIC_ACCOUNTANT\",\"SYSTEM_INTERFACE\"]"));
    }

    @Test
    void the_door_refuses_a_request_without_a_required_field_and_reads_it_without_an_optional_one() {
        eachField((command, field) -> {
            JsonNode before = field.owner().remove(field.name());
            String place = command.type().getSimpleName() + "." + field.name();
            if (field.required() || field.hasAlternative()) {
                assertRefused(command, place);
            } else {
                assertThat(command.read()).as(place).isNotNull();
                field.owner().putNull(field.name());
                assertThat(command.read()).as(place + " null").isNotNull();
            }
            field.owner().set(field.name(), before);
        });
    }

    @Test
    void the_door_refuses_a_field_that_is_not_described() {
        COMMANDS.forEach((name, type) -> {
            ObjectNode body = example(type);
            body.put("more", "x");
            assertRefused(new Request(type, body), name);
        });
    }

    @Test
    void the_door_refuses_texts_shorter_or_longer_than_described() {
        List<String> checked = new ArrayList<>();
        eachField((command, field) -> {
            JsonNode schema = field.schema();
            if (schema.has("maxLength")) {
                JsonNode before = field.owner().get(field.name());
                field.owner()
                        .put(field.name(), "x".repeat(schema.get("maxLength").asInt() + 1));
                assertRefused(command, field.name());
                field.owner().put(field.name(), "");
                assertRefused(command, field.name());
                field.owner()
                        .put(field.name(), "x".repeat(schema.get("maxLength").asInt()));
                assertThat(command.read()).isNotNull();
                field.owner().set(field.name(), before);
                checked.add(field.name());
            }
        });
        assertThat(checked).contains("subject", "legalRef", "invoiceNumber", "servicerReference", "name");
        assertThat(DOCUMENT.at("/components/schemas/OpenCredits/properties/legalRef/maxLength")
                        .asInt())
                .isEqualTo(Texts.TEXT_LENGTH_MAX);
    }

    @Test
    void the_door_refuses_no_line_and_more_lines_than_described() {
        List<String> checked = new ArrayList<>();
        eachField((command, field) -> {
            if (field.schema().has("maxItems") && field.owner().get(field.name()) instanceof ArrayNode lines) {
                JsonNode line = lines.get(0);
                while (lines.size() < field.schema().get("maxItems").asInt()) {
                    lines.add(line);
                }
                assertThat(command.read()).isNotNull();
                lines.add(line);
                assertRefused(command, field.name());
                lines.removeAll();
                assertRefused(command, field.name());
                lines.add(line);
                checked.add(command.type().getSimpleName());
            }
        });
        assertThat(checked).containsExactlyInAnyOrder("DraftCommitment", "EstablishClaim");
    }

    @Test
    void every_word_says_its_form_and_reads_its_own_example() {
        assertThat(LedgerJson.words()).hasSizeGreaterThan(20).allSatisfy(word -> {
            String example = Schemas.constant(word, "EXAMPLE");
            assertThat(example).matches(Schemas.constant(word, "PATTERN"));
            assertThat(LedgerJson.mapper()
                            .treeToValue(JsonNodeFactory.instance.stringNode(example), word)
                            .text())
                    .isEqualTo(example);
        });
    }

    @Test
    void every_code_is_told_with_its_status_its_remedy_and_its_law() {
        TreeSet<String> told = new TreeSet<>();
        DOCUMENT.at("/components/responses").properties().forEach(response -> response.getValue()
                .path("x-codes")
                .forEach(code ->
                        told.add(response.getKey() + " " + code.get("code").asString())));

        assertThat(told)
                .containsAll(Stream.of(Rejection.values())
                        .filter(rejection -> rejection.kind() == RejectionKind.STATE)
                        .map(rejection -> "Problem409 " + rejection)
                        .toList())
                .contains("Problem403 HORS_PERIMETRE", "Problem404 EJ_INCONNU", "Problem422 CLE_REUTILISEE")
                .hasSize(ErrorCode.all().size());
        assertThat(DOCUMENT.at("/components/responses/Problem403/x-codes").toString())
                .contains("Décret 2012-1246 (GBCP), art. 10", "Faites signer l'acte");
    }

    @Test
    void every_reference_leads_to_something() {
        List<JsonNode> references = DOCUMENT.findValues("$ref");

        assertThat(references).hasSizeGreaterThan(100).allSatisfy(reference -> assertThat(
                        DOCUMENT.at(reference.asString().substring(1)).isMissingNode())
                .as(reference.asString())
                .isFalse());
    }

    @Test
    void a_class_that_nobody_says_how_to_write_is_not_described() {
        record Unwritten(BigDecimal amount) {}

        assertThatThrownBy(() -> new Schemas().of(ResolvableType.forClass(Unwritten.class)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("java.math.BigDecimal");
    }

    /** A command's body, as it is being bent. */
    private record Request(Class<? extends LedgerCommand> type, ObjectNode body) {
        LedgerCommand read() {
            return CommandReader.read(LedgerJson.mapper().writeValueAsBytes(body), type);
        }
    }

    private static void eachField(BiConsumer<Request, Field> check) {
        COMMANDS.forEach((name, type) -> {
            ObjectNode body = example(type);
            Request request = new Request(type, body);
            fields(body, schema("#/components/schemas/" + name)).forEach(field -> check.accept(request, field));
        });
    }

    private static List<Field> fields(ObjectNode owner, JsonNode schema) {
        List<Field> fields = new ArrayList<>();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        schema.path("properties").properties().forEach(property -> {
            JsonNode part = resolved(property.getValue());
            boolean alternative = schema.path("properties").valueStream().anyMatch(other -> other.path("description")
                    .asString("")
                    .startsWith("Instead of " + property.getKey() + ","));
            fields.add(new Field(owner, property.getKey(), part, required.contains(property.getKey()), alternative));
            JsonNode value = owner.get(property.getKey());
            if (value instanceof ObjectNode object && part.has("properties")) {
                fields.addAll(fields(object, part));
            } else if (value instanceof ArrayNode array && array.get(0) instanceof ObjectNode element) {
                fields.addAll(fields(element, resolved(part.get("items"))));
            }
        });
        return fields;
    }

    private static JsonNode resolved(@Nullable JsonNode schema) {
        JsonNode given = Objects.requireNonNull(schema);
        JsonNode one = given.has("anyOf") ? given.get("anyOf").get(0) : given;
        return one.has("$ref") ? schema(one.get("$ref").asString()) : one;
    }

    private static JsonNode schema(String reference) {
        return DOCUMENT.at(reference.substring(1));
    }

    private static JsonNode operation(String command) {
        return Objects.requireNonNull(DOCUMENT.get("paths").get(CommandPaths.pathOf(command)))
                .get("post");
    }

    private static ObjectNode example(Class<?> type) {
        return (ObjectNode) Examples.of(ResolvableType.forClass(type));
    }

    private static void assertRefused(Request request, String place) {
        assertThatThrownBy(request::read).as(place).isInstanceOf(InvalidBody.class);
    }
}
