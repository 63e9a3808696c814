package fr.quitus.api.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import fr.quitus.domain.actor.ActorId;
import fr.quitus.domain.audit.AuditFindingRef;
import fr.quitus.domain.audit.AuditedThing;
import fr.quitus.domain.document.DocumentHash;
import fr.quitus.domain.document.FileId;
import fr.quitus.domain.law.LawNumber;
import fr.quitus.domain.law.LawSubject;
import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.AccountingPostId;
import fr.quitus.domain.value.ActivityCode;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.Balance;
import fr.quitus.domain.value.BankEntryId;
import fr.quitus.domain.value.Bic;
import fr.quitus.domain.value.CommitmentNumber;
import fr.quitus.domain.value.CostCentre;
import fr.quitus.domain.value.EntryReference;
import fr.quitus.domain.value.EnvelopeId;
import fr.quitus.domain.value.FiscalYear;
import fr.quitus.domain.value.FunctionalArea;
import fr.quitus.domain.value.FundsCentre;
import fr.quitus.domain.value.Iban;
import fr.quitus.domain.value.InterministerialLocation;
import fr.quitus.domain.value.MaterialGroup;
import fr.quitus.domain.value.MissionCode;
import fr.quitus.domain.value.OperatingBudgetCode;
import fr.quitus.domain.value.OperationCode;
import fr.quitus.domain.value.PayeeAccountId;
import fr.quitus.domain.value.PaymentRequestId;
import fr.quitus.domain.value.PaymentRequestNumber;
import fr.quitus.domain.value.PaymentRunId;
import fr.quitus.domain.value.ProgrammeCode;
import fr.quitus.domain.value.ReturnReasonCode;
import fr.quitus.domain.value.RevenueLine;
import fr.quitus.domain.value.RevenueOrderNumber;
import fr.quitus.domain.value.ServiceReceiptNumber;
import fr.quitus.domain.value.Siret;
import fr.quitus.domain.value.StatementId;
import fr.quitus.domain.value.TakeoverId;
import fr.quitus.domain.value.TextValue;
import fr.quitus.domain.value.ThirdPartyId;
import fr.quitus.domain.value.ThirdPartyRef;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * The one JSON of the ledger, for requests, answers and stored events. Strict on purpose: an unknown field, a number
 * where a text is expected or a key given twice is an error, because a silently ignored field is a silently wrong
 * account.
 */
public final class LedgerJson {
    /** Deepest nesting of a request; the deepest command has five levels. */
    static final int NESTING_DEPTH_MAX = 20;
    /** Longest field name; the longest of a command has about thirty characters. */
    static final int NAME_LENGTH_MAX = 100;
    /** Longest single text of a request, in characters. */
    static final int TEXT_LENGTH_MAX = 10_000;

    /** First and last fiscal years, as {@link FiscalYear} knows them. */
    private static final int YEAR_MIN = 2006;

    private static final int YEAR_MAX = 2199;

    private static final Map<Class<? extends TextValue>, Function<String, ? extends TextValue>> WORDS = Map.ofEntries(
            word(AccountCode.class, AccountCode::of),
            word(AccountingPostId.class, AccountingPostId::of),
            word(ActivityCode.class, ActivityCode::of),
            word(ActorId.class, ActorId::of),
            word(Amount.class, Amount::parse),
            word(AuditFindingRef.class, AuditFindingRef::of),
            word(AuditedThing.class, AuditedThing::of),
            word(Balance.class, Balance::parse),
            word(BankEntryId.class, BankEntryId::of),
            word(Bic.class, Bic::of),
            word(CommitmentNumber.class, CommitmentNumber::of),
            word(CostCentre.class, CostCentre::of),
            word(DocumentHash.class, DocumentHash::of),
            word(EnvelopeId.class, EnvelopeId::of),
            word(FileId.class, FileId::of),
            word(FunctionalArea.class, FunctionalArea::of),
            word(FundsCentre.class, FundsCentre::of),
            word(Iban.class, Iban::of),
            word(InterministerialLocation.class, InterministerialLocation::of),
            word(LawNumber.class, LawNumber::of),
            word(LawSubject.class, LawSubject::of),
            word(MaterialGroup.class, MaterialGroup::of),
            word(MissionCode.class, MissionCode::of),
            word(OperatingBudgetCode.class, OperatingBudgetCode::of),
            word(OperationCode.class, OperationCode::of),
            word(EntryReference.class, EntryReference::of),
            word(PayeeAccountId.class, PayeeAccountId::of),
            word(PaymentRequestId.class, PaymentRequestId::of),
            word(PaymentRequestNumber.class, PaymentRequestNumber::of),
            word(PaymentRunId.class, PaymentRunId::of),
            word(StatementId.class, StatementId::of),
            word(ProgrammeCode.class, ProgrammeCode::of),
            word(ReturnReasonCode.class, ReturnReasonCode::of),
            word(RevenueLine.class, RevenueLine::of),
            word(RevenueOrderNumber.class, RevenueOrderNumber::of),
            word(ServiceReceiptNumber.class, ServiceReceiptNumber::of),
            word(Siret.class, Siret::of),
            word(TakeoverId.class, TakeoverId::of),
            word(ThirdPartyId.class, ThirdPartyId::of),
            word(ThirdPartyRef.class, ThirdPartyRef::of));

    private static final JsonMapper MAPPER = build();
    private static final JsonMapper STORED = MAPPER.rebuild()
            .addModule(
                    new SimpleModule("quitus-sealed").addDeserializer(Iban.class, new WordDeserializer<>(Iban::stored)))
            .build();

    private LedgerJson() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** Reads events: an account may stand there sealed, as nobody may give it. */
    static JsonMapper stored() {
        return STORED;
    }

    /** Whether a civil date lies in the years that fiscal years exist for. */
    public static boolean isKnown(LocalDate date) {
        return date.getYear() >= YEAR_MIN && date.getYear() <= YEAR_MAX;
    }

    /** The classes written as one word, for whoever describes them. */
    public static Set<Class<? extends TextValue>> words() {
        return WORDS.keySet();
    }

    /** Whether a record is written as one word or number, and not as an object of its components. */
    static boolean isWord(Class<?> type) {
        return type == FiscalYear.class || WORDS.containsKey(type);
    }

    private static <T extends TextValue> Map.Entry<Class<T>, Function<String, T>> word(
            Class<T> type, Function<String, T> parse) {
        return Map.entry(type, parse);
    }

    private static JsonMapper build() {
        SimpleModule words = new SimpleModule("quitus-words");
        words.addSerializer(TextValue.class, new WordSerializer());
        WORDS.forEach((type, parse) -> addWord(words, type, parse));
        words.addSerializer(FiscalYear.class, new YearSerializer());
        words.addDeserializer(FiscalYear.class, new YearDeserializer());
        words.addDeserializer(LocalDate.class, new DateDeserializer());
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(NESTING_DEPTH_MAX)
                        .maxNameLength(NAME_LENGTH_MAX)
                        .maxStringLength(TEXT_LENGTH_MAX)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .addModule(words)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .withCoercionConfig(LogicalType.Textual, LedgerJson::onlyTexts)
                // Java's unmodifiable maps change their order at each start; what is hashed or stored must not.
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                // Questions asked of a value, such as isNone(), are no part of what is stored.
                .changeDefaultVisibility(v -> v.withIsGetterVisibility(Visibility.NONE))
                .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
    }

    /** A number has many spellings, and which of them became the text would depend on how it was parsed. */
    private static void onlyTexts(MutableCoercionConfig text) {
        text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    @SuppressWarnings("unchecked") // the map pairs a class with its own parser
    private static <T extends TextValue> void addWord(
            SimpleModule module, Class<T> type, Function<String, ? extends TextValue> parse) {
        module.addDeserializer(type, new WordDeserializer<>((Function<String, T>) parse));
    }

    private static final class WordSerializer extends ValueSerializer<TextValue> {
        @Override
        public void serialize(TextValue value, JsonGenerator json, SerializationContext context) {
            json.writeString(value.text());
        }
    }

    private static final class WordDeserializer<T extends TextValue> extends ValueDeserializer<T> {
        private final Function<String, T> parse;

        WordDeserializer(Function<String, T> parse) {
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw new NotAText(json, "Un texte entre guillemets est attendu.");
            }
            return parse.apply(json.getString());
        }
    }

    private static final class YearSerializer extends ValueSerializer<FiscalYear> {
        @Override
        public void serialize(FiscalYear year, JsonGenerator json, SerializationContext context) {
            json.writeNumber(year.value());
        }
    }

    private static final class YearDeserializer extends ValueDeserializer<FiscalYear> {
        @Override
        public FiscalYear deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                throw new NotAText(json, "Une année (nombre entier) est attendue.");
            }
            return FiscalYear.of(json.getNumberType() != NumberType.INT ? -1 : json.getIntValue());
        }
    }

    /** A civil date in the years the ledger knows, so that nothing computed from it leaves them by far. */
    private static final class DateDeserializer extends ValueDeserializer<LocalDate> {
        @Override
        public LocalDate deserialize(JsonParser json, DeserializationContext context) {
            String expected = "Une date entre 2006 et 2199 est attendue, par exemple 2025-03-02.";
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw new NotAText(json, expected);
            }
            try {
                LocalDate date = LocalDate.parse(json.getString());
                if (isKnown(date)) {
                    return date;
                }
            } catch (DateTimeException e) {
                throw new NotAText(json, expected);
            }
            throw new NotAText(json, expected);
        }
    }
}
