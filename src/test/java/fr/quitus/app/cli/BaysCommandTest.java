package fr.quitus.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.quitus.api.json.LedgerJson;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaysCommandTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:05Z");

    @Test
    void shows_what_each_bay_is_in_80_columns() {
        List<String> lines = lines("""
                {"rootsAsOf": 123456, "rootsDiffer": false, "items": [
                  {"name": "a", "state": "PRIMARY", "position": 123457, "root": "9tF3kQ2vAAAA", "lagBytes": 0,
                   "lagEvents": 0, "lagSeconds": 0, "probedAt": "2026-11-23T10:00:04.5Z", "device": "nvme0n1",
                   "folder": "/srv/a", "detail": "La baie reçoit les écritures."},
                  {"name": "b", "state": "CATCHING_UP", "position": 123456, "root": "9tF3kQ2vAAAA",
                   "lagBytes": 4294967296, "lagEvents": 1, "lagSeconds": 12, "probedAt": "2026-11-23T10:00:04.5Z",
                   "device": "nvme0n1", "folder": "/srv/b", "detail": "La baie rattrape."},
                  {"name": "c", "state": "SUSPECT", "lagBytes": 17, "probedAt": null, "device": "overlay 0:31",
                   "folder": "/srv/c",
                   "detail": "Le stockage ne rend pas ce qui y a été écrit : la page n'est pas celle écrite."}]}
                """);

        assertThat(lines)
                .containsExactly(
                        "                                 retard",
                        "baie état           position     octets  faits     s sonde racine   disque",
                        "a    PRIMARY          123457          0      0     0   0 s 9tF3kQ2v nvme0n1",
                        "b    CATCHING_UP      123456 4294967296      1    12   0 s 9tF3kQ2v nvme0n1",
                        "c    SUSPECT               -         17      -     -     - -        overlay 0:31",
                        "a : La baie reçoit les écritures.",
                        "    /srv/a",
                        "b : La baie rattrape.",
                        "    /srv/b",
                        "c : Le stockage ne rend pas ce qui y a été écrit : la page n'est pas celle",
                        "    écrite.",
                        "    /srv/c",
                        "Les racines sont celles du fait n° 123456, le dernier que toutes les baies lues",
                        "    ont.",
                        "Les baies a, b sont sur un même disque, nvme0n1 : elles se perdraient ensemble.");
        assertThat(lines).allMatch(line -> line.length() <= 80);
    }

    @Test
    void says_what_reading_each_bay_whole_has_shown() {
        List<String> lines = lines("""
                {"rootsAsOf": 7, "items": [
                  {"name": "a", "detail": "La baie est au quorum.", "folder": "/srv/a", "scrub": {
                   "verdict": "SOUND", "pages": 4210, "pagesAt": "2026-11-23T10:00:01Z", "events": 1502,
                   "eventsAt": "2026-11-23T09:59:45Z"}},
                  {"name": "b", "detail": "La baie est au quorum.", "folder": "/srv/b", "scrub": {
                   "verdict": "DAMAGED", "pages": 0, "events": 0, "damagedAt": "2026-11-23T10:00:03Z",
                   "damage": "la page 12 de la table eventlog.events_000000 ne porte pas sa somme de contrôle"}}]}
                """);

        assertThat(lines)
                .contains(
                        "a relue : 4210 pages (il y a 4 s), 1502 faits (il y a 20 s), intacte",
                        "b relue : 0 pages (il y a -), 0 faits (il y a -), ALTÉRÉE, à réparer",
                        "b altérée il y a 2 s : la page 12 de la table eventlog.events_000000 ne porte",
                        "    pas sa somme de contrôle");
    }

    @Test
    void warns_when_a_bay_holds_another_log() {
        List<String> lines = lines("""
                {"rootsAsOf": 7, "rootsDiffer": true, "items": []}
                """);

        assertThat(String.join(" ", lines)).contains("ATTENTION : au fait n° 7", "./quitus verify --bay");
    }

    private static List<String> lines(String json) {
        return BaysCommand.lines(LedgerJson.mapper().readTree(json), NOW);
    }
}
