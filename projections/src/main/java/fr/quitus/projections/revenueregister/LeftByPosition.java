package fr.quitus.projections.revenueregister;

import fr.quitus.domain.revenue.ClaimLine;
import fr.quitus.domain.revenue.ClaimPart;
import fr.quitus.domain.revenue.ClaimShare;
import fr.quitus.domain.value.Amount;
import fr.quitus.domain.value.RevenueLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Restes par position d'une créance, as one text of the row: receipts of before costs and surcharges do not tell which
 * positions they paid.
 */
record LeftByPosition(List<Position> positions) {
    private static final String BETWEEN = ";";
    private static final String WITHIN = ":";
    private static final Comparator<Position> IN_ORDER =
            Comparator.comparing(Position::part).thenComparing(Position::line);

    /** What is left of one. */
    record Position(int line, ClaimPart part, String revenueLine, long leftCents) {
        private String text() {
            return String.join(WITHIN, String.valueOf(line), part.name(), revenueLine, String.valueOf(leftCents));
        }
    }

    LeftByPosition {
        positions = List.copyOf(positions);
    }

    /** All of the principal. */
    static LeftByPosition of(List<ClaimLine> lines) {
        LeftByPosition left = new LeftByPosition(List.of());
        for (ClaimLine line : lines) {
            left = left.with(ClaimPart.PRINCIPAL, line.revenueLine().text(), line.amount());
        }
        return left;
    }

    static LeftByPosition read(String text) {
        List<Position> positions = new ArrayList<>();
        for (String one : text.isEmpty() ? new String[0] : text.split(BETWEEN, -1)) {
            String[] parts = one.split(WITHIN, -1);
            positions.add(new Position(
                    Integer.parseInt(parts[0]), ClaimPart.valueOf(parts[1]), parts[2], Long.parseLong(parts[3])));
        }
        return new LeftByPosition(positions);
    }

    String text() {
        return String.join(BETWEEN, positions.stream().map(Position::text).toList());
    }

    long leftCents() {
        return positions.stream().mapToLong(Position::leftCents).sum();
    }

    /** One more is due. */
    LeftByPosition with(ClaimPart part, String revenueLine, Amount amount) {
        List<Position> next = new ArrayList<>(positions);
        next.add(new Position(positions.size() + 1, part, revenueLine, amount.cents()));
        return new LeftByPosition(next);
    }

    /** More is left of a position, or less. */
    LeftByPosition moved(int line, long cents) {
        return new LeftByPosition(positions.stream()
                .map(position -> position.line() == line
                        ? new Position(
                                line,
                                position.part(),
                                position.revenueLine(),
                                Math.addExact(position.leftCents(), cents))
                        : position)
                .toList());
    }

    /** How a payment is taken: costs, then surcharges, then the principal, earlier lines first. */
    List<ClaimShare> paidBy(Amount amount) {
        List<ClaimShare> shares = new ArrayList<>();
        long left = amount.cents();
        for (Position position : positions.stream().sorted(IN_ORDER).toList()) {
            long here = Math.min(left, position.leftCents());
            if (here > 0) {
                shares.add(new ClaimShare(
                        position.line(),
                        position.part(),
                        RevenueLine.of(position.revenueLine()),
                        Amount.ofCents(here)));
                left -= here;
            }
        }
        return shares;
    }
}
