package fr.quitus.bays;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a bay's PostgreSQL is started with, where nothing can undo it: above all the quorum list of the two others. */
final class BayCommandLine {
    private BayCommandLine() {}

    static Map<String, String> of(BayName name, BaySettings settings) {
        Map<String, String> all = new LinkedHashMap<>(EmbeddedPostgres.commonSettings());
        all.put("max_connections", "100");
        all.put("max_wal_senders", "10");
        all.put("max_replication_slots", "10");
        all.put("max_slot_wal_keep_size", "4GB");
        all.put("wal_keep_size", "256MB");
        all.put("wal_retrieve_retry_interval", "100ms");
        all.put("wal_receiver_status_interval", "1s");
        all.put("wal_receiver_timeout", "10s");
        all.put("wal_sender_timeout", "10s");
        all.put("max_standby_streaming_delay", "5s");
        all.put("hot_standby_feedback", "on");
        all.putAll(settings.postgresSettings());
        all.put("wal_level", "replica");
        all.put("hot_standby", "on");
        all.put("synchronous_commit", "on");
        all.put("full_page_writes", "on");
        all.put("recovery_target_timeline", "latest");
        // A primary restarted by itself would show commits that no other bay has; we take over instead.
        all.put("restart_after_crash", "off");
        all.put("synchronous_standby_names", "ANY 1 (" + otherNames(name) + ")");
        all.put("cluster_name", name.standbyName());
        return all;
    }

    private static String otherNames(BayName name) {
        return Arrays.stream(BayName.values())
                .filter(other -> other != name)
                .map(BayName::standbyName)
                .collect(Collectors.joining(", "));
    }
}
