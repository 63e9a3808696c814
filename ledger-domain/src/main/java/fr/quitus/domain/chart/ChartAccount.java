package fr.quitus.domain.chart;

import fr.quitus.domain.value.AccountCode;
import fr.quitus.domain.value.Texts;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Compte du plan, under one label: renamed, it goes on under another from a day on.
 *
 * @param lastDay the last accounting date it may be posted on under this label; absent when none is set
 * @param legalReference the text that opened or renamed it
 */
public record ChartAccount(
        AccountCode account,
        String label,
        AccountEvidence evidence,
        LocalDate from,
        @Nullable LocalDate lastDay,
        String legalReference) {
    public ChartAccount {
        Texts.required("L'intitulé du compte (label)", label);
        Texts.required("Le texte (legalReference)", legalReference);
    }

    /** Whether an entry of this date may be posted on it. */
    public boolean isOpenOn(LocalDate date) {
        return !date.isBefore(from) && !endsBefore(date);
    }

    /** Nothing may be posted on it from this day on. */
    public boolean endsBefore(LocalDate date) {
        return lastDay != null && lastDay.isBefore(date);
    }

    ChartAccount until(LocalDate last) {
        return new ChartAccount(account, label, evidence, from, last, legalReference);
    }
}
