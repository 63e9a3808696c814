package fr.quitus.app.personal;

import fr.quitus.api.json.LedgerJson;
import fr.quitus.api.ports.PersonalData;
import fr.quitus.domain.value.Iban;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Réponses en clair : the ledger's JSON, with what is sealed opened for who is answered. Nothing is stored so. */
final class RevealedAnswers {
    private RevealedAnswers() {}

    static JsonMapper mapper(PersonalData personal) {
        return LedgerJson.mapper()
                .rebuild()
                .addModule(new SimpleModule("quitus-revealed")
                        .addSerializer(Iban.class, new ValueSerializer<>() {
                            @Override
                            public void serialize(Iban value, JsonGenerator json, SerializationContext context) {
                                json.writeString(personal.reveal(value.text()));
                            }
                        })
                        .addSerializer(String.class, new ValueSerializer<>() {
                            @Override
                            public void serialize(String value, JsonGenerator json, SerializationContext context) {
                                json.writeString(personal.reveal(value));
                            }
                        }))
                .build();
    }
}
