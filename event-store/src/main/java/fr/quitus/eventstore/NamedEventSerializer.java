package fr.quitus.eventstore;

import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.ByteArrayToJsonNodeConverter;
import org.axonframework.serialization.jackson3.JsonNodeToByteArrayConverter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * JSON under permanent names: what is stored of a payload is its wire name and its bytes, never a class name. Metadata
 * is a JSON object of texts with sorted keys, so that the same metadata gives the same bytes.
 *
 * <p>Axon's own tokens have names here too, and a mapper of their own: {@link ReplayToken} holds an {@code Object},
 * which
 * Jackson 3 refuses to read back unless the classes it may hold are listed.
 */
public final class NamedEventSerializer implements Serializer {

    /** Axon asks for metadata under this name whatever it was stored with. */
    private static final String META_DATA_NAME = MetaData.class.getName();

    private static final EventNames TOKEN_NAMES = EventNames.of(Map.of(
            "tracking-token.v1", GlobalSequenceTrackingToken.class,
            "replay-token.v1", ReplayToken.class,
            "merged-token.v1", MergedTrackingToken.class,
            "config-token.v1", ConfigToken.class));

    private static final String TOKEN_PACKAGE = "org.axonframework.eventhandling";
    private static final String TOKEN_NAME_SUFFIX = "-token.v1";
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    private final JsonMapper payloads;
    private final EventNames names;
    private final PayloadReader reader;
    private final JsonMapper tokens;
    private final Converter converter;

    /** Writes and reads payloads with this mapper under these names. */
    public NamedEventSerializer(JsonMapper mapper, EventNames names) {
        this(mapper, names, (name, payload) -> mapper.readValue(payload, names.typeOf(name)));
    }

    /** Writes payloads with this mapper under these names, and leaves it to the reader what older names mean. */
    public NamedEventSerializer(JsonMapper mapper, EventNames names, PayloadReader reader) {
        this.payloads = mapper;
        this.names = names;
        this.reader = reader;
        this.tokens = JsonMapper.builder()
                .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                        .allowIfSubType(TOKEN_PACKAGE + ".")
                        .allowIfSubType(String.class)
                        .allowIfSubType("fr.quitus.")
                        .build())
                .build();
        ChainingConverter chain = new ChainingConverter();
        chain.registerConverter(new ByteArrayToJsonNodeConverter(mapper));
        chain.registerConverter(new JsonNodeToByteArrayConverter(mapper));
        this.converter = chain;
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> expectedRepresentation) {
        SerializedType type = typeForClass(object == null ? null : object.getClass());
        try {
            byte[] bytes =
                    switch (object) {
                        case null -> payloads.writeValueAsBytes(null);
                        case MetaData metaData -> payloads.writeValueAsBytes(texts(metaData));
                        default -> mapperFor(object.getClass()).writeValueAsBytes(object);
                    };
            T content = converter.convert(bytes, expectedRepresentation);
            return new SimpleSerializedObject<>(content, expectedRepresentation, type);
        } catch (JacksonException e) {
            throw new SerializationException("cannot write a " + type.getName(), e);
        }
    }

    private static TreeMap<String, String> texts(MetaData metaData) {
        TreeMap<String, String> texts = new TreeMap<>();
        metaData.forEach((key, value) -> {
            if (!(value instanceof String text)) {
                throw new SerializationException("metadata holds texts only, but '%s' is a %s"
                        .formatted(
                                key, value == null ? "null" : value.getClass().getName()));
            }
            texts.put(key, text);
        });
        return texts;
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expectedRepresentation) {
        return converter.canConvert(byte[].class, expectedRepresentation);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"
    }) // Axon: the type follows from the serialized type, null from the empty one
    public <S, T> T deserialize(SerializedObject<S> serializedObject) {
        SerializedType type = serializedObject.getType();
        if (SerializedType.emptyType().equals(type)) {
            return null;
        }
        Class<?> target = classForType(type);
        byte[] bytes = converter.convert(serializedObject, byte[].class).getData();
        try {
            if (MetaData.class.equals(target)) {
                return (T) MetaData.from(payloads.readValue(bytes, TEXTS));
            }
            return isToken(target) ? (T) tokens.readValue(bytes, target) : (T) reader.read(type.getName(), bytes);
        } catch (JacksonException e) {
            throw new SerializationException("cannot read a " + type.getName(), e);
        }
    }

    @Override
    @SuppressWarnings("rawtypes") // as Axon declares it
    public Class classForType(SerializedType type) {
        if (SerializedType.emptyType().equals(type)) {
            return Void.class;
        }
        String name = type.getName();
        if (META_DATA_NAME.equals(name)) {
            return MetaData.class;
        }
        return (name.endsWith(TOKEN_NAME_SUFFIX) ? TOKEN_NAMES : names).typeOf(name);
    }

    @Override
    public SerializedType typeForClass(@SuppressWarnings("rawtypes") @Nullable Class type) {
        if (type == null || Void.TYPE.equals(type) || Void.class.equals(type)) {
            return SerializedType.emptyType();
        }
        if (MetaData.class.equals(type)) {
            return new SimpleSerializedType(META_DATA_NAME, null);
        }
        return new SimpleSerializedType((isToken(type) ? TOKEN_NAMES : names).nameOf(type), null);
    }

    @Override
    public Converter getConverter() {
        return converter;
    }

    private JsonMapper mapperFor(Class<?> type) {
        return isToken(type) ? tokens : payloads;
    }

    private static boolean isToken(Class<?> type) {
        return type.getPackageName().startsWith(TOKEN_PACKAGE);
    }
}
