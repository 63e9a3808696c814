package fr.quitus.app.security;

/** What the pages prove themselves with to the embedded issuer. */
record PagesSecret(String text) {
    @Override
    public String toString() {
        return "PagesSecret[not told]";
    }
}
