package fr.quitus.projections.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.domain.LedgerEvent;
import fr.quitus.domain.LedgerTypes;
import fr.quitus.domain.accounting.JournalEntry;
import fr.quitus.domain.audit.AuditFindingEvent;
import fr.quitus.domain.commitment.CommitmentEvent.CommitmentDrafted;
import fr.quitus.domain.payment.PaymentRequestEvent.PaymentAccepted;
import fr.quitus.projections.Histories;
import fr.quitus.projections.MemoryLog;
import fr.quitus.projections.ViewsFixture;
import fr.quitus.projections.audittrail.AuditTrailProjection;
import fr.quitus.projections.ports.Interest;
import fr.quitus.projections.ports.LoggedEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InterestTest {
    private static final int FILES = 4;

    @Test
    void no_view_passes_over_an_event_that_changes_one_of_its_rows() {
        MemoryLog log = new MemoryLog();
        log.append(Histories.wholeYear(FILES));
        List<LoggedEvent> year = log.read(-1, Integer.MAX_VALUE - 1);

        for (Projection projection : ViewsFixture.everyProjection()) {
            WorkingRows rows = WorkingRows.ofEmpty(projection, 1 << 16);
            year.stream()
                    .filter(event -> !projection.interest().wants(event.event().getClass()))
                    .forEach(rows::fold);

            assertThat(rows.held()).as(projection.name()).isZero();
        }
    }

    @Test
    void what_posts_is_what_has_entries() {
        assertThat(Interest.ENTRIES.wants(PaymentAccepted.class)).isTrue();
        assertThat(Interest.ENTRIES.wants(CommitmentDrafted.class)).isFalse();
        assertThat(LedgerTypes.eventsByName().values()).allSatisfy(type -> assertThat(LedgerTypes.posts(type))
                .isEqualTo(Arrays.stream(type.getRecordComponents()).anyMatch(component -> component
                        .getGenericType()
                        .getTypeName()
                        .equals("java.util.List<" + JournalEntry.class.getName() + ">"))));
    }

    @Test
    void of_what_is_read_for_its_metadata_only_findings_are_read_whole() {
        MemoryLog log = new MemoryLog();
        log.append(Histories.wholeYear(FILES));
        List<LoggedEvent> year = log.read(-1, Integer.MAX_VALUE - 1);
        Projection projection = new AuditTrailProjection();
        WorkingRows rows = WorkingRows.ofEmpty(projection, 1 << 16);

        for (LoggedEvent event : year) {
            LoggedEvent closed = closed(event);
            projection.interest().readAhead(closed);
            rows.fold(closed);
        }

        assertThat(rows.held()).isEqualTo(year.size());
        assertThat(projection.interest()).isEqualTo(Interest.METADATA);
        assertThat(year).anyMatch(event -> event.event() instanceof AuditFindingEvent);
    }

    /** The same event, whose payload nobody may read. */
    private static LoggedEvent closed(LoggedEvent event) {
        LoggedEvent.Contents contents = new LoggedEvent.Contents() {
            @Override
            public String eventId() {
                return event.eventId();
            }

            @Override
            public Map<String, String> metadata() {
                return event.metadata();
            }

            @Override
            public String leafHashHex() {
                return event.leafHashHex();
            }

            @Override
            public LedgerEvent event() {
                if (event.event() instanceof AuditFindingEvent finding) {
                    return finding;
                }
                throw new AssertionError("the payload of " + event + " was read");
            }

            @Override
            public Class<? extends LedgerEvent> type() {
                return event.type();
            }
        };
        return new LoggedEvent(
                event.position(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.name(),
                event.recordedAt(),
                contents);
    }

    @Test
    void interests_add_up() {
        assertThat(Interest.ENTRIES.and(Interest.ENTRIES)).isEqualTo(Interest.ENTRIES);
        assertThat(Interest.ENTRIES.and(Interest.EVERYTHING).wants(CommitmentDrafted.class))
                .isTrue();
        assertThat(Interest.METADATA.and(Interest.ENTRIES)).isEqualTo(Interest.EVERYTHING);
        assertThat(LedgerTypes.eventsByName().values()).allMatch(Interest.METADATA::wants);
    }
}
