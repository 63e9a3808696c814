package fr.quitus.projections.budgetconsumption;

/** What a movement of credits changes. Who holds the credits is part of it: a programme allots, a unit is allotted. */
enum Measure {
    /** Programme : crédits votés, by title. */
    VOTED,
    /** Programme : fonds de concours et attributions de produits (LOLF art. 17). */
    CONTRIBUTED,
    /** Programme : crédits reçus par décret (LOLF art. 12 to 14). */
    MOVED_IN,
    /** Programme : crédits cédés ou annulés par décret. */
    MOVED_OUT,
    /** Programme : fongibilité, negative for the title group that gives. */
    REALLOCATED,
    /** Programme : crédits reportés de l'année précédente (LOLF art. 15). */
    CARRIED_OVER,
    /** Programme : crédits reportés sur l'année suivante. */
    CARRIED_FORWARD,
    /** Programme : crédits mis en réserve. */
    PROGRAMME_FROZEN,
    /** Programme : crédits mis à disposition de ses BOP. */
    PROGRAMME_ALLOTTED,
    /** BOP : crédits reçus du programme. */
    BOP_RECEIVED,
    /** BOP : crédits mis à disposition de ses UO. */
    BOP_ALLOTTED,
    /** UO : crédits reçus du BOP. */
    UNIT_ALLOTTED,
    /** UO : crédits gelés. */
    UNIT_FROZEN,
    /** UO : AE affectées à des opérations (GBCP art. 156). */
    AFFECTED,
    /** UO : AE affectées et engagées. */
    AFFECTED_DRAWN,
    /** UO : AE retirées d'une affectation d'une année antérieure, available to nothing else (GBCP art. 157). */
    AFFECTED_LOST,
    /** UO : AE consommées par des EJ. */
    COMMITTED,
    /** UO, pour mémoire : AE d'EJ d'années antérieures retirées, which this year's credits do not get back. */
    NON_RECYCLABLE,
    /** UO, pour mémoire : reste à payer des EJ reportés sur l'année. */
    BROUGHT_FORWARD,
    /** UO, pour mémoire : AE que des EJ signés par anticipation attendent, before everything else takes any. */
    ANTICIPATED,
    /** UO : CP réservés par un ordonnancement. */
    RESERVED,
    /** UO : CP consommés, and AE consumed with them where there is no commitment (GBCP art. 159). */
    CONSUMED,
    /** UO : crédits tombés à la clôture du budget. */
    LAPSED,
    /** BOP : crédits tombés à la clôture du budget. */
    BOP_LAPSED,
    /** Programme : crédits tombés à la clôture du budget; what is carried forward afterwards is taken from them. */
    PROGRAMME_LAPSED
}
