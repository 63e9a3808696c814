package fr.quitus.app.reference;

/** Programme: the unit credits are specialised by; four digits with a leading zero ({@code 0156}). */
public record Programme(String code, String label, String mission, String ministry) {}
