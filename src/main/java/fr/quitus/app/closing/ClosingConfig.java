package fr.quitus.app.closing;

import fr.quitus.api.ledger.YearsInForce;
import fr.quitus.app.interchange.FileDoor;
import fr.quitus.eventstore.EventLog;
import fr.quitus.projections.availability.CreditsLeft;
import fr.quitus.projections.commitmentregister.CarriableCommitments;
import fr.quitus.projections.yearclosing.ClosingFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The closing of years. */
@Configuration(proxyBeanMethods = false)
class ClosingConfig {
    @Bean(destroyMethod = "stop")
    YearClosing yearClosing(
            FileDoor door,
            YearsInForce years,
            ClosingFiles files,
            CarriableCommitments commitments,
            CreditsLeft credits,
            EventLog log) {
        return new YearClosing(door, years, new WhatIsLeft(files, commitments, credits, log::head));
    }
}
