package fr.quitus.domain.law;

import fr.quitus.domain.value.ProgrammeCode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Droit livré : the texts that the domain reference quotes (§1.1, §2.1, §2.4, §2.5), before anybody changed a value.
 * Of a text whose earlier versions were not read, the one that was read stands for all the years before; an order on
 * the visa says so in what it is quoted as, which the acts of those years keep: 2021 (common), MEAE as of 2023,
 * Agriculture as of 2022, which exempts programme 215. MEAE submits subsidies for public service from the first euro:
 * a threshold of a cent. The ECB's rates are those of its table of key interest rates.
 */
final class ShippedLaw {
    /** A value a line: parameter, subject, programmes, from, value, text; an empty field is an absent one. */
    private static final String TABLE = """
            VISA_THRESHOLD;T3;;2021-01-01;500000.00;Contrôle budgétaire, arrêté LEGIARTI000043016664
            VISA_THRESHOLD;T5;;2021-01-01;2000000.00;Contrôle budgétaire, arrêté LEGIARTI000043016664
            VISA_THRESHOLD;T6;;2021-01-01;1000000.00;Contrôle budgétaire, arrêté LEGIARTI000043016664
            VISA_THRESHOLD;T7;;2021-01-01;1000000.00;Contrôle budgétaire, arrêté LEGIARTI000043016664
            VISA_THRESHOLD;TRANSACTION;;2021-01-01;500000.00;Contrôle budgétaire, arrêté LEGIARTI000043016664
            VISA_THRESHOLD;SCSP;;2021-01-01;20000000.00;Contrôle budgétaire, arrêté LEGIARTI000043016664
            VISA_THRESHOLD;SCSP_MODIFICATION;;2021-01-01;500000.00;Contrôle budgétaire, arrêté LEGIARTI000043016664
            VISA_THRESHOLD;PARTENARIAT;;2021-01-01;2000000.00;Contrôle budgétaire, arrêté LEGIARTI000043016664
            VISA_THRESHOLD;T3;0105 0151 0185 0209;2023-01-01;500000.00;Arrêté MEAE du 21/11/2013, art. 17
            VISA_THRESHOLD;T5;0105 0151 0185 0209;2023-01-01;500000.00;Arrêté MEAE du 21/11/2013, art. 17
            VISA_THRESHOLD;T6;0105 0151 0185 0209;2023-01-01;1000000.00;Arrêté MEAE du 21/11/2013, art. 17
            VISA_THRESHOLD;T7;0105 0151 0185 0209;2023-01-01;500000.00;Arrêté MEAE du 21/11/2013, art. 17
            VISA_THRESHOLD;TRANSACTION;0105 0151 0185 0209;2023-01-01;5000.00;Arrêté MEAE du 21/11/2013, art. 17
            VISA_THRESHOLD;SCSP;0105 0151 0185 0209;2023-01-01;0.01;Arrêté MEAE du 21/11/2013, art. 17
            VISA_THRESHOLD;SCSP_MODIFICATION;0105 0151 0185 0209;2023-01-01;0.01;Arrêté MEAE du 21/11/2013, art. 17
            VISA_THRESHOLD;PARTENARIAT;0105 0151 0185 0209;2023-01-01;500000.00;Arrêté MEAE du 21/11/2013, art. 17
            VISA_THRESHOLD;T3;0142 0143 0149 0206;2022-01-01;500000.00;Arrêté Agriculture du 21/11/2013, art. 17
            VISA_THRESHOLD;T5;0142 0143 0149 0206;2022-01-01;1000000.00;Arrêté Agriculture du 21/11/2013, art. 17
            VISA_THRESHOLD;T6;0142 0143 0149 0206;2022-01-01;2000000.00;Arrêté Agriculture du 21/11/2013, art. 17
            VISA_THRESHOLD;T7;0142 0143 0149 0206;2022-01-01;;Arrêté Agriculture du 21/11/2013, art. 17
            VISA_THRESHOLD;TRANSACTION;0142 0143 0149 0206;2022-01-01;70000.00;Arrêté Agriculture du 21/11/2013, art. 17
            VISA_THRESHOLD;SCSP;0142 0143 0149 0206;2022-01-01;200000.00;Arrêté Agriculture du 21/11/2013, art. 17
            VISA_THRESHOLD;SCSP_MODIFICATION;0142 0143 0149 0206;2022-01-01;;Arrêté Agriculture du 21/11/2013, art. 17
            VISA_THRESHOLD;PARTENARIAT;0142 0143 0149 0206;2022-01-01;1000000.00;\
            Arrêté Agriculture du 21/11/2013, art. 17
            VISA_THRESHOLD;T3;0215;2022-01-01;;Arrêté Agriculture du 21/11/2013, art. 17
            VISA_THRESHOLD;T5;0215;2022-01-01;;Arrêté Agriculture du 21/11/2013, art. 17
            VISA_THRESHOLD;T6;0215;2022-01-01;;Arrêté Agriculture du 21/11/2013, art. 17
            VISA_THRESHOLD;T7;0215;2022-01-01;;Arrêté Agriculture du 21/11/2013, art. 17
            VISA_THRESHOLD;TRANSACTION;0215;2022-01-01;;Arrêté Agriculture du 21/11/2013, art. 17
            VISA_THRESHOLD;SCSP;0215;2022-01-01;;Arrêté Agriculture du 21/11/2013, art. 17
            VISA_THRESHOLD;SCSP_MODIFICATION;0215;2022-01-01;;Arrêté Agriculture du 21/11/2013, art. 17
            VISA_THRESHOLD;PARTENARIAT;0215;2022-01-01;;Arrêté Agriculture du 21/11/2013, art. 17
            VISA_PERIOD;;;2006-01-01;15;Décret 2012-1246 (GBCP), art. 103
            PAYMENT_PERIOD;;;2006-01-01;30;Code de la commande publique, art. R2192-10
            LATE_INTEREST_MARGIN;;;2006-01-01;8.00;Code de la commande publique, art. R2192-31
            RECOVERY_FEE;;;2006-01-01;40.00;Code de la commande publique, art. D2192-35
            PUBLIC_HOLIDAY;01-01;;2006-01-01;1;Code du travail, art. L3133-1
            PUBLIC_HOLIDAY;05-01;;2006-01-01;1;Code du travail, art. L3133-1
            PUBLIC_HOLIDAY;05-08;;2006-01-01;1;Code du travail, art. L3133-1
            PUBLIC_HOLIDAY;07-14;;2006-01-01;1;Code du travail, art. L3133-1
            PUBLIC_HOLIDAY;08-15;;2006-01-01;1;Code du travail, art. L3133-1
            PUBLIC_HOLIDAY;11-01;;2006-01-01;1;Code du travail, art. L3133-1
            PUBLIC_HOLIDAY;11-11;;2006-01-01;1;Code du travail, art. L3133-1
            PUBLIC_HOLIDAY;12-25;;2006-01-01;1;Code du travail, art. L3133-1
            PUBLIC_HOLIDAY;PAQUES+1;;2006-01-01;1;Code du travail, art. L3133-1
            PUBLIC_HOLIDAY;PAQUES+39;;2006-01-01;1;Code du travail, art. L3133-1
            PUBLIC_HOLIDAY;PAQUES+50;;2006-01-01;1;Code du travail, art. L3133-1
            CLAIM_PRESCRIPTION;;;2006-01-01;4;Loi 68-1250 du 31/12/1968, art. 1
            VIREMENT_CAP;;;2006-01-01;2.00;LOLF, art. 12-I
            ADVANCE_DECREE_CAP;;;2006-01-01;1.00;LOLF, art. 13
            CANCELLATION_CAP;;;2006-01-01;1.50;LOLF, art. 14-I
            CP_CARRY_OVER_CAP;;;2006-01-01;3.00;LOLF, art. 15-II
            MANUAL_ENTRY_THRESHOLD;;;2006-01-01;10000.00;Contrôle interne comptable, à fixer par le comptable
            GUARANTEE_RETENTION_CAP;;;2006-01-01;5.00;Code de la commande publique, art. R2191-33, al. 1
            DEFERRED_ADVANCE_CAP;;;2006-01-01;30.00;Code de la commande publique, art. R2191-11
            ADVANCE_RECOVERY_START;;;2006-01-01;65.00;Code de la commande publique, art. R2191-11
            ADVANCE_RECOVERY_END;;;2006-01-01;80.00;Code de la commande publique, art. R2191-12
            IDLE_AFFECTATION_YEARS;;;2006-01-01;2;Décret 2012-1246 (GBCP), art. 158
            LATE_INTEREST_PERIOD;;;2006-01-01;45;Code de la commande publique, art. R2192-36
            PERSONAL_DATA_RETENTION;;;2006-01-01;10;\
            RGPD, art. 17-3 b ; code de la commande publique, art. R2184-12
            SURCHARGE_RATE;;;2006-01-01;10.00;Loi de finances rectificative pour 2010, art. 55
            SURCHARGE_MONTHS;;;2006-01-01;2;Loi de finances rectificative pour 2010, art. 55
            SURCHARGE_DAY;;;2006-01-01;15;Loi de finances rectificative pour 2010, art. 55
            SEIZURE_NOTICE;;;2006-01-01;30;Livre des procédures fiscales, art. L257
            CONTESTATION_PERIOD;;;2006-01-01;2;Décret 2012-1246 (GBCP), art. 118
            CLAIM_ANSWER_PERIOD;;;2006-01-01;6;Décret 2012-1246 (GBCP), art. 118
            ENFORCEMENT_ANSWER_PERIOD;;;2006-01-01;2;Décret 2012-1246 (GBCP), art. 118
            CLAIM_LIMITATION;;;2006-01-01;5;Code civil, art. 2224
            RECOVERY_LIMITATION;;;2006-01-01;4;Livre des procédures fiscales, art. L274
            REMISSION_CEILING_ACCOUNTANT;;;2006-01-01;76000.00;Décret 2012-1246 (GBCP), art. 120
            REMISSION_CEILING_MINISTER;;;2006-01-01;150000.00;Décret 2012-1246 (GBCP), art. 120
            EXCESS_RETAINED;;;2006-01-01;8.00;Loi 66-948 du 22/12/1966, art. 21
            COMPLEMENTARY_PERIOD;;;2006-01-01;20;LOLF, art. 28
            EVALUATIVE_CREDITS;;;2006-01-01;0;LOLF, art. 9
            EVALUATIVE_CREDITS;;0114 0117 0200 0201 0355;2006-01-01;1;LOLF, art. 10 (programmes : PLF 2025, état B)
            ANTICIPATION_MONTHS;;;2006-01-01;2;LOLF, art. 9 ; Sénat, rapport 478 (2004-2005) : à partir du 1er novembre
            ANTICIPATION_CAP;;;2006-01-01;25.00;LOLF, art. 9 ; Sénat, rapport 478 (2004-2005) : le quart des crédits
            REFINANCING_RATE;;;2006-01-01;2.25;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2006-03-08;2.50;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2006-06-15;2.75;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2006-08-09;3.00;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2006-10-11;3.25;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2006-12-13;3.50;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2007-03-14;3.75;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2007-06-13;4.00;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2008-07-09;4.25;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2008-10-15;3.75;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2008-11-12;3.25;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2008-12-10;2.50;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2009-01-21;2.00;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2009-03-11;1.50;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2009-04-08;1.25;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2009-05-13;1.00;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2011-04-13;1.25;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2011-07-13;1.50;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2011-11-09;1.25;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2011-12-14;1.00;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2012-07-11;0.75;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2013-05-08;0.50;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2013-11-13;0.25;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2014-06-11;0.15;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2014-09-10;0.05;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2016-03-16;0.00;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2022-07-27;0.50;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2022-09-14;1.25;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2022-11-02;2.00;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2022-12-21;2.50;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2023-02-08;3.00;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2023-03-22;3.50;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2023-05-10;3.75;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2023-06-21;4.00;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2023-08-02;4.25;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2023-09-20;4.50;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2024-06-12;4.25;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2024-09-18;3.65;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2024-10-23;3.40;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2024-12-18;3.15;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2025-02-05;2.90;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2025-03-12;2.65;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2025-04-23;2.40;BCE, opérations principales de refinancement
            REFINANCING_RATE;;;2025-06-11;2.15;BCE, opérations principales de refinancement
            """;

    /** No act is dated before. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2006, 1, 1);
    /** The text is the last one, and may contain what separates the others. */
    private static final int FIELDS = 6;

    private ShippedLaw() {}

    static List<LawValue> values() {
        return TABLE.lines()
                .map(ShippedLaw::value)
                .flatMap(ShippedLaw::alwaysKnown)
                .toList();
    }

    /** Before the version of an order that was read, the same values, quoted for what they are. */
    private static Stream<LawValue> alwaysKnown(LawValue read) {
        return read.parameter().isThreshold()
                ? Stream.of(
                        new LawValue(
                                read.parameter(),
                                read.subject(),
                                read.programmes(),
                                FIRST_DAY,
                                read.value(),
                                read.legalReference() + ", version du " + read.from()
                                        + " : les précédentes n'ont pas été lues"),
                        read)
                : Stream.of(read);
    }

    private static LawValue value(String line) {
        String[] fields = line.split(";", FIELDS);
        return new LawValue(
                LawParameter.valueOf(fields[0]),
                fields[1].isEmpty() ? null : LawSubject.of(fields[1]),
                fields[2].isEmpty()
                        ? List.of()
                        : Arrays.stream(fields[2].split(" ", -1))
                                .map(ProgrammeCode::of)
                                .toList(),
                LocalDate.parse(fields[3]),
                fields[4].isEmpty() ? null : LawNumber.of(fields[4]),
                fields[5]);
    }
}
