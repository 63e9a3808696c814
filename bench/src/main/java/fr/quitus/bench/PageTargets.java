package fr.quitus.bench;

import fr.quitus.api.door.Caller;
import fr.quitus.domain.actor.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What there is to look at in a prepared ledger, asked of its interface: entries all over the log and their files. */
final class PageTargets {
    private static final Caller AUDITOR = YearCast.caller("ada", Role.AUDITOR);
    private static final int PLACES = 40;
    private static final int ENTRIES_OF_A_PLACE = 12;
    private static final int ACCOUNTS = 40;
    private static final long SEED = 7;
    /** Files that have a page, by what their streams are called. */
    private static final Map<String, String> FILES = Map.of(
            "commitment", "/dossiers/ej/", "payment-request", "/dossiers/dp/", "revenue-order", "/dossiers/titre/");

    private final HttpDoor door;
    private final Random random = new Random(SEED);
    private final long head;
    private final List<String> entries = new ArrayList<>();
    private final List<Long> positions = new ArrayList<>();
    private final Map<String, Set<String>> files = new LinkedHashMap<>();
    private final List<String> accounts = new ArrayList<>();
    private final Set<String> journals = new LinkedHashSet<>();

    PageTargets(HttpDoor door) {
        this.door = door;
        this.head = door.ask("/api/v1/entries?limit=1", AUDITOR, -1)
                .path("position")
                .asLong();
        look();
    }

    private void look() {
        for (int place = 0; place < PLACES; place++) {
            long from = place * head / PLACES + random.nextInt(1 + (int) Math.min(1_000, head / PLACES));
            for (JsonNode entry : items("entries?limit=" + ENTRIES_OF_A_PLACE + "&fromPosition=" + from)) {
                positions.add(entry.path("position").asLong());
                entries.add(entry.path("position").asLong() + "/"
                        + entry.path("ordinal").asInt());
                journals.add(entry.path("journal").asString());
                String file = entry.path("aggregateId").asString();
                int colon = file.indexOf(':');
                String address = colon < 0 ? null : FILES.get(file.substring(0, colon));
                if (address != null) {
                    files.computeIfAbsent(address, _ -> new LinkedHashSet<>()).add(file.substring(colon + 1));
                }
            }
        }
        for (JsonNode account : items("trial-balance?year=" + YearCast.YEAR + "&limit=1000")) {
            accounts.add(account.path("account").asString());
        }
    }

    private List<JsonNode> items(String question) {
        List<JsonNode> items = new ArrayList<>();
        door.ask("/api/v1/" + question, AUDITOR, -1).path("items").forEach(items::add);
        return items;
    }

    /** Of one field of what a question lists. */
    List<String> texts(String question, String field) {
        return items(question).stream().map(item -> item.path(field).asString()).toList();
    }

    /** Tasks that wait for somebody of this role who sees everything, the fullest first. */
    List<String> tasks(Caller caller) {
        List<JsonNode> counts = new ArrayList<>();
        door.ask("/api/v1/work-list/counts", caller, -1).path("items").forEach(counts::add);
        return counts.stream()
                .sorted((one, other) -> Long.compare(
                        other.path("items").asLong(), one.path("items").asLong()))
                .map(count -> count.path("task").asString())
                .toList();
    }

    long head() {
        return head;
    }

    /** As {@code position/ordinal}. */
    List<String> entries() {
        return entries;
    }

    List<Long> positions() {
        return positions;
    }

    List<String> journals() {
        return List.copyOf(journals);
    }

    /** @param address beginning of the page's address, such as {@code /dossiers/ej/} */
    List<String> files(String address) {
        return files.getOrDefault(address, Set.of()).stream()
                .map(id -> address + id)
                .toList();
    }

    List<String> accounts() {
        int step = Math.max(1, accounts.size() / ACCOUNTS);
        List<String> some = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i += step) {
            some.add(accounts.get(i));
        }
        return some;
    }
}
