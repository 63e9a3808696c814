package fr.quitus.bench;

import fr.quitus.api.door.Caller;
import fr.quitus.domain.actor.Role;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which pages of a prepared ledger are asked for, and which of the product's are not, with the reason. */
final class PageCatalogue {
    private static final String YEAR = "?annee=" + YearCast.YEAR;
    private static final String SUPPLIERS = "4011000000";
    private static final List<String> DAYS = List.of("-03-02", "-06-15", "-09-21");
    private static final int PLACES = 5;
    private static final int OFTEN = 6;
    private static final int NOW_AND_THEN = 3;

    /** What is none of the pages one browses, by how its address begins or ends. */
    private static final Map<String, String> NO_PAGE = new LinkedHashMap<>();

    static {
        NO_PAGE.put("/session/", "before and after a session: shows nothing of the ledger");
        NO_PAGE.put("/demonstration/identites", "signing in: shows nothing of the ledger");
        NO_PAGE.put("/ressources/{name}", "weighed, not timed");
        NO_PAGE.put("/{first:", "no page stands there");
        NO_PAGE.put(".csv", "a file: all of a book, as long as it is");
        NO_PAGE.put(".xlsx", "a file: all of a book, as long as it is");
        NO_PAGE.put(".pdf", "a file: all of a book, as long as it is");
        NO_PAGE.put(".zip", "a file: all books of the day");
        NO_PAGE.put(".json", "a file: a statement as it was published");
        NO_PAGE.put("/budget/mouvements/{position}", "leads on to the page of a file");
        NO_PAGE.put("/fec", "a file: all of a year");
        NO_PAGE.put(".tlog-proof", "a file");
        NO_PAGE.put("/depots/{number}", "nothing is deposited while the ledger writes");
        NO_PAGE.put("/pieces/{sha256}", "a document: its bytes and no figure");
    }

    private final PageTargets targets;
    private final PageVisitor reader;
    private final List<PageKind> kinds = new ArrayList<>();

    private PageCatalogue(PageTargets targets, PageVisitor reader) {
        this.targets = targets;
        this.reader = reader;
    }

    /** @param reader an auditor */
    static PageCatalogue of(PageTargets targets, PageVisitor reader) throws IOException, InterruptedException {
        PageCatalogue catalogue = new PageCatalogue(targets, reader);
        catalogue.work();
        catalogue.books();
        catalogue.budget();
        catalogue.files();
        catalogue.trail();
        catalogue.rest();
        return catalogue;
    }

    List<PageKind> kinds() {
        return List.copyOf(kinds);
    }

    /** The product's addresses that no kind asks for, and why; empty where nobody knows why. */
    Map<String, String> notAsked() {
        Set<String> missing = new TreeSet<>(PageRoutes.all());
        kinds.forEach(kind -> missing.remove(kind.route()));
        Map<String, String> told = new TreeMap<>();
        missing.forEach(route -> told.put(
                route,
                NO_PAGE.entrySet().stream()
                        .filter(one -> route.startsWith(one.getKey()) || route.endsWith(one.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("")));
        return told;
    }

    private void add(String route, String name, String who, List<String> addresses, int weight) {
        if (!addresses.isEmpty()) {
            kinds.add(new PageKind(route, name, who, addresses, weight));
        }
    }

    private void add(String route, String name, String who, String... addresses) {
        add(route, name, who, List.of(addresses), 1);
    }

    private void work() throws IOException, InterruptedException {
        for (Caller caller : List.of(
                YearCast.ACCOUNTANT,
                YearCast.OFFICER,
                YearCast.MANAGER,
                YearCast.caller("bruno", Role.BUDGET_CONTROLLER))) {
            // The ready-made manager works for two units that this ledger has not; an officer sees what waits for her.
            String who = caller.role() == Role.MANAGER ? "gina" : caller.actor().text();
            add("/", "counts of " + who, who, List.of("/"), OFTEN);
            if (caller.role() != Role.MANAGER) {
                List<String> tasks = targets.tasks(caller).stream()
                        .map(task -> "/?tache=" + task)
                        .toList();
                add("/", "tasks of " + who, who, tasks, OFTEN);
                add("/", "tasks of " + who + ", by text", who, with(tasks, "&texte=Imprimerie"), 1);
                add("/", "tasks of " + who + ", by unit", who, with(tasks, "&centre=0156-ANNEE-U002"), 1);
            }
        }
    }

    private static List<String> with(List<String> addresses, String parameter) {
        return addresses.stream().map(address -> address + parameter).toList();
    }

    private void books() throws IOException, InterruptedException {
        List<String> known = knownAt();
        add("/balance", "", "ada", List.of("/balance" + YEAR), NOW_AND_THEN);
        add("/balance", "next page", "ada", next("/balance" + YEAR), 1);
        add("/balance", "as known then", "ada", with(List.of("/balance" + YEAR), known), 1);
        add("/comptes", "by its number", "ada", "/comptes" + YEAR + "&compte=" + SUPPLIERS);
        accounts(known);
        String suppliers = "/auxiliaires/" + SUPPLIERS + YEAR;
        add("/auxiliaires/{account}", "first page", "ada", List.of(suppliers), NOW_AND_THEN);
        add("/auxiliaires/{account}", "next page", "ada", next(suppliers), 1);
        add("/auxiliaires/{account}", "as known then", "ada", with(List.of(suppliers), known), 1);
        journals();
        statements(known);
        add("/ecarts", "the form", "ada", "/ecarts" + YEAR);
        add("/ecarts", "since the beginning", "ada", "/ecarts" + YEAR + "&depuis=0");
        add("/ecarts", "next page", "ada", next("/ecarts" + YEAR + "&depuis=0"), 1);
        add("/ecarts", "since the middle", "ada", "/ecarts" + YEAR + "&depuis=" + targets.head() / 2);
    }

    private void accounts(List<String> known) throws IOException, InterruptedException {
        String first = "/comptes/" + SUPPLIERS + YEAR;
        List<String> middle = days(first);
        add("/comptes/{account}", "busiest, first page", "ada", List.of(first), NOW_AND_THEN);
        add("/comptes/{account}", "busiest, in the middle", "ada", middle, NOW_AND_THEN);
        add("/comptes/{account}", "busiest, page after", "ada", next(middle.getFirst()), NOW_AND_THEN);
        add("/comptes/{account}", "busiest, last page", "ada", first + "&du=" + YearCast.YEAR + "-12-30");
        add("/comptes/{account}", "busiest, as known then", "ada", with(List.of(first), known), 1);
        List<String> accounts = targets.accounts().stream()
                .map(account -> "/comptes/" + account + YEAR)
                .toList();
        add("/comptes/{account}", "any", "ada", accounts, NOW_AND_THEN);
    }

    private void journals() throws IOException, InterruptedException {
        add("/journaux", "", "ada", List.of("/journaux" + YEAR), NOW_AND_THEN);
        add("/journaux", "of a quarter", "ada", "/journaux" + YEAR + "&du=2026-04-01&au=2026-06-30");
        List<String> journals = targets.journals().stream()
                .map(journal -> "/journaux/" + journal + YEAR)
                .toList();
        add("/journaux/{journal}", "first page", "ada", journals, NOW_AND_THEN);
        add("/journaux/{journal}", "next page", "ada", next(journals.getFirst()), 1);
        add("/journaux/{journal}", "of one day", "ada", with(journals, "&du=2026-09-21&au=2026-09-21"), 1);
    }

    private void statements(List<String> known) {
        add("/etats", "", "ada", "/etats" + YEAR);
        add("/etats/{word}", "bilan", "ada", with(List.of("/etats/bilan" + YEAR), List.of("", "&au=2026-06-30")), 1);
        add("/etats/{word}", "résultat", "ada", with(List.of("/etats/resultat" + YEAR), List.of("", known.get(1))), 1);
        add(
                "/etats/publies/{id}",
                "",
                "ada",
                targets.texts("statements", "statementId").stream()
                        .map(id -> "/etats/publies/" + id)
                        .toList(),
                1);
    }

    private List<String> next(String address) throws IOException, InterruptedException {
        return reader.next(address).stream().toList();
    }

    private static List<String> days(String address) {
        return DAYS.stream().map(day -> address + "&du=" + YearCast.YEAR + day).toList();
    }

    private List<String> knownAt() {
        return Stream.iterate(1, place -> place < PLACES, place -> place + 1)
                .map(place -> "&connu=" + targets.head() * place / PLACES)
                .toList();
    }

    private static List<String> with(List<String> addresses, List<String> parameters) {
        return addresses.stream()
                .flatMap(address -> parameters.stream().map(parameter -> address + parameter))
                .toList();
    }

    private void budget() throws IOException, InterruptedException {
        String all = "/budget" + YEAR;
        String unit = "&code=" + YearCast.OPERATING_BUDGET.text() + "-U001";
        String within = "&code=" + YearCast.OPERATING_BUDGET.text();
        add("/budget", "missions", "ada", List.of(all + "&niveau=MISSION"), 1);
        add("/budget", "programmes", "ada", List.of(all), NOW_AND_THEN);
        add("/budget", "BOP", "ada", all + "&code=0156");
        add("/budget", "UO of a BOP", "ada", List.of(all + within), NOW_AND_THEN);
        add("/budget", "UO of a BOP, next page", "ada", next(all + within), 1);
        add("/budget", "one UO", "ada", all + unit);
        add("/budget", "UO, as known then", "ada", with(List.of(all + within), knownAt()), 1);
        add("/budget/mois", "programme", "ada", "/budget/mois" + YEAR + "&code=0156");
        add("/budget/mois", "one UO", "ada", "/budget/mois" + YEAR + unit);
        String movements = "/budget/mouvements" + YEAR;
        add("/budget/mouvements", "", "ada", movements);
        add("/budget/mouvements", "next page", "ada", next(movements), 1);
        add("/budget/mouvements", "one UO", "ada", movements + unit);
        add("/budget/essai", "the form", "ada", "/budget/essai" + YEAR);
        add("/budget/essai", "of an EJ", "ada", "/budget/essai" + YEAR + unit + "&montant=900000");
    }

    private void files() throws IOException, InterruptedException {
        String register = "/dossiers?annee=" + YearCast.YEAR;
        add("/dossiers", "", "paula", List.of(register), NOW_AND_THEN);
        add("/dossiers", "next page", "paula", next(register), 1);
        List<String> commitments = targets.files("/dossiers/ej/");
        List<String> payments = targets.files("/dossiers/dp/");
        List<String> titles = targets.files("/dossiers/titre/");
        add("/dossiers/{kind}/{id}", "EJ", "paula", commitments, OFTEN);
        add("/dossiers/{kind}/{id}", "EJ, to an auditor", "ada", commitments, NOW_AND_THEN);
        add("/dossiers/{kind}/{id}", "DP", "paula", payments, OFTEN);
        add("/dossiers/{kind}/{id}", "DP, to the accountant", "katia", payments, OFTEN);
        add("/dossiers/{kind}/{id}", "titre", "paula", titles, NOW_AND_THEN);
        List<String> parties = targets.texts("third-parties?limit=20", "thirdParty").stream()
                .filter(siret -> !siret.isEmpty())
                .map(siret -> "/dossiers/tiers/" + siret)
                .toList();
        add("/dossiers/{kind}/{id}", "tiers", "paula", parties, 1);
        String act = "/dossiers/{kind}/{id}/actes/{command}";
        add(act, "service fait", "paula", with(commitments, "/actes/RecordService"), NOW_AND_THEN);
        add(act, "avenant", "paula", with(commitments, "/actes/AmendCommitment"), 1);
        add(act, "prise en charge", "katia", with(payments, "/actes/AcceptPaymentRequest"), NOW_AND_THEN);
        add("/actes", "", "paula", "/actes");
        add("/actes/{command}", "an EJ", "paula", List.of("/actes/DraftCommitment"), NOW_AND_THEN);
        add("/actes/{command}", "on a file to be named", "paula", "/actes/ValidateCommitment");
    }

    private void trail() throws IOException, InterruptedException {
        add("/ecritures/{position}/{ordinal}", "", "ada", prefixed("/ecritures/", targets.entries()), NOW_AND_THEN);
        add("/evenements/{position}", "", "ada", prefixed("/evenements/", targets.positions()), NOW_AND_THEN);
        add("/preuves/{position}", "", "ada", prefixed("/preuves/", targets.positions()), 1);
        add("/piste", "newest", "ada", List.of("/piste"), NOW_AND_THEN);
        add("/piste", "next page", "ada", next("/piste"), 1);
        add("/piste", "of an actor", "ada", List.of("/piste?acteur=katia", "/piste?acteur=paula"), 1);
        add("/piste", "of nobody who acted", "ada", "/piste?acteur=personne");
        add("/piste", "of a role", "ada", "/piste?role=PUBLIC_ACCOUNTANT", "/piste?role=BUDGET_MINISTER");
        add("/piste", "of an interface", "ada", "/piste?saisie=INTERFACE");
        add("/piste", "of a kind of fact", "ada", "/piste?fait=payment-accepted", "/piste?fait=statement-");
        add("/piste", "of an account", "ada", "/piste?compte=" + SUPPLIERS + "&annee=" + YearCast.YEAR);
        List<String> files = targets.files("/dossiers/ej/").stream()
                .map(file -> "?dossier="
                        + URLEncoder.encode(
                                "commitment:" + file.substring(file.lastIndexOf('/') + 1), StandardCharsets.UTF_8))
                .toList();
        add("/piste", "of a file", "ada", prefixed("/piste", files), NOW_AND_THEN);
        add("/ecritures", "of an EJ", "ada", prefixed("/ecritures", files), NOW_AND_THEN);
        add("/piste", "known then", "ada", "/piste?jusqua=" + targets.head() / 2);
        add("/piste/consultations", "", "ada", "/piste/consultations", "/piste/consultations?acteur=ada");
        add("/piste/refus", "", "ada", "/piste/refus");
    }

    private static List<String> prefixed(String beginning, List<?> ends) {
        return ends.stream().map(end -> beginning + end).toList();
    }

    private void rest() {
        add("/brouillons", "", "paula", "/brouillons");
        add("/recherches", "", "paula", "/recherches");
        add("/exploitation", "", "tess", "/exploitation");
        add("/exploitation/vues", "", "tess", "/exploitation/vues");
        add("/exploitation/admission", "", "tess", "/exploitation/admission");
        add("/exploitation/guichet", "", "tess", "/exploitation/guichet");
        add("/exploitation/ordres/{sort}/{target}/{word}", "", "tess", "/exploitation/ordres/baies/b/drain");
        add("/depots", "", "paula", "/depots");
        add("/aide", "", "paula", "/aide");
        add("/accessibilite", "", "paula", "/accessibilite");
    }
}
