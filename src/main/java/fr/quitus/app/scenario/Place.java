package fr.quitus.app.scenario;

/** Where something is written in a scenario file; lines and columns are counted from one. */
public record Place(String file, int line, int column) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
