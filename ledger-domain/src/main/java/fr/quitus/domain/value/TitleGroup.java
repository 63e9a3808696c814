package fr.quitus.domain.value;

/** T2 (personnel) or HT2 (hors titre 2): the two pockets between which credits move one way only (LOLF art. 7). */
public enum TitleGroup {
    T2,
    HT2
}
