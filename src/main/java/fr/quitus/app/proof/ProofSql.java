package fr.quitus.app.proof;

import fr.quitus.eventstore.SqlFile;

/** The statements, one file each beside this class. */
final class ProofSql {

    private ProofSql() {}

    static String read(String name) {
        return SqlFile.beside(ProofSql.class, name);
    }
}
