package org.tocsin.core.discrepancies;

import org.tocsin.core.discrepancies.DiscrepancyEvent.DiscrepancyReported;
import org.tocsin.core.discrepancies.DiscrepancyEvent.DiscrepancyResolved;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.Decision;
import org.tocsin.core.kernel.Stamp;

/// The rules of the discrepancies room.
public final class DiscrepancyRules {
    private DiscrepancyRules() {}

    public static Decision decide(Discrepancies discrepancies, DiscrepancyCommand command, Stamp stamp) {
        return switch (command) {
            case DiscrepancyCommand.Report report ->
                report.words().isBlank()
                        ? Decision.reject(new DiscrepancyRejection.NoWords())
                        : Decision.accept(new DiscrepancyReported(
                                discrepancies.next(),
                                stamp.at(),
                                by(stamp),
                                report.kind(),
                                report.words().strip(),
                                report.typed(),
                                report.point(),
                                report.incident(),
                                report.call(),
                                report.packVersion()));
            case DiscrepancyCommand.Resolve resolve -> resolve(discrepancies, resolve, stamp);
        };
    }

    private static Decision resolve(Discrepancies discrepancies, DiscrepancyCommand.Resolve resolve, Stamp stamp) {
        if (!discrepancies.open().has(resolve.discrepancy())) {
            return Decision.reject(new DiscrepancyRejection.NoSuchReport(resolve.discrepancy()));
        }
        return resolve.answer().isBlank()
                ? Decision.reject(new DiscrepancyRejection.NoWords())
                : Decision.accept(new DiscrepancyResolved(
                        resolve.discrepancy(),
                        stamp.at(),
                        by(stamp),
                        resolve.answer().strip()));
    }

    private static String by(Stamp stamp) {
        return stamp.actor() instanceof Actor.Person person
                ? person.login()
                : stamp.actor().words();
    }

    public static Discrepancies evolve(Discrepancies discrepancies, DiscrepancyEvent event) {
        var open = discrepancies.open();
        return switch (event) {
            case DiscrepancyReported e ->
                new Discrepancies(
                        Math.max(discrepancies.next(), e.discrepancy() + 1),
                        open.with(
                                e.discrepancy(),
                                new Discrepancy(
                                        e.discrepancy(),
                                        e.kind(),
                                        e.words(),
                                        e.typed(),
                                        e.point(),
                                        e.incident(),
                                        e.call(),
                                        e.packVersion(),
                                        e.at(),
                                        e.by())));
            case DiscrepancyResolved e -> new Discrepancies(discrepancies.next(), open.without(e.discrepancy()));
        };
    }
}
