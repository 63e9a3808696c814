package fr.quitus.api.door;

import fr.quitus.domain.Rejection;
import fr.quitus.domain.RejectionKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Code d'erreur : one reason the door gives, with the HTTP status it comes with.
 *
 * @param remedy what to do, in French
 * @param law the text it comes from, if any
 */
public record ErrorCode(
        String code,
        int status,
        String title,
        String remedy,
        @Nullable String law) {

    /** The door's own, then those of the rules of the accounts. */
    public static List<ErrorCode> all() {
        List<ErrorCode> all = new ArrayList<>();
        for (DoorError error : DoorError.values()) {
            all.add(new ErrorCode(error.name(), error.status(), error.title(), error.remedy(), null));
        }
        for (Rejection rejection : Rejection.values()) {
            all.add(new ErrorCode(
                    rejection.name(),
                    statusOf(rejection.kind()),
                    rejection.title(),
                    rejection.remedy(),
                    rejection.law()));
        }
        return all;
    }

    static int statusOf(RejectionKind kind) {
        return switch (kind) {
            case FORBIDDEN -> 403;
            case STATE -> 409;
            case UNKNOWN -> 404;
        };
    }
}
