package fr.quitus.web.pages;

import fr.quitus.web.BusinessDay;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** How long there is until a day, in words. */
@Component
public final class Days {
    private final BusinessDay day;
    private final MessageSource texts;

    Days(BusinessDay day, MessageSource texts) {
        this.day = day;
        this.texts = texts;
    }

    public String until(@Nullable LocalDate due) {
        if (due == null) {
            return "";
        }
        long days = ChronoUnit.DAYS.between(day.today(), due);
        return days == 0
                ? said("echeance.today", 0)
                : days < 0 ? said("echeance.late", -days) : said("echeance.left", days);
    }

    public boolean late(@Nullable LocalDate due) {
        return due != null && due.isBefore(day.today());
    }

    private String said(String key, long days) {
        return texts.getMessage(key, new Object[] {days}, LocaleContextHolder.getLocale());
    }
}
