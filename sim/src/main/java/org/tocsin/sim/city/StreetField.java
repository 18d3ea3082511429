package org.tocsin.sim.city;

import java.util.ArrayList;

/// Which way streets run at each point of the plane: a field of directions in which each quarter has its own, rivers
/// draw the streets beside them along, old middles are crooked and suburbs curve.
final class StreetField {
    private static final double CELL_METERS = 40;

    private final double low;
    private final int side;
    private final float[] cosTwo;
    private final float[] sinTwo;

    private record Quarter(double x, double y, double cosTwo, double sinTwo) {}

    StreetField(CityScale scale, River river, TownSites towns, Outline outline, Dice dice) {
        double reach = outline.widestMeters() + 2 * CELL_METERS;
        low = -reach;
        side = (int) (2 * reach / CELL_METERS) + 2;
        cosTwo = new float[side * side];
        sinTwo = new float[side * side];
        double spacing = Math.clamp(scale.radiusMeters() * 0.3, 160, 820);
        var quarters = new QuarterGrid(reach, spacing, towns, river, dice);
        var curves = new Noise(dice.next(), 430);
        var crooks = new Noise(dice.next(), 150);
        for (int r = 0; r < side; r++) {
            for (int c = 0; c < side; c++) {
                double x = low + c * CELL_METERS;
                double y = low + r * CELL_METERS;
                if (outline.widestMeters() * outline.widestMeters() < x * x + y * y) {
                    cosTwo[r * side + c] = 1;
                    continue;
                }
                double[] two = quarters.at(x, y);
                double wet = river.distance(x, y) / (river.halfWidthMeters() + 190);
                double pull = 5 * StrictMath.exp(-wet * wet * 2);
                double stream = 2 * river.heading(river.along(x, y));
                double built = towns.density(x, y);
                double turn =
                        2 * ((1 - built) * 0.62 * curves.at(x, y) + Math.max(0, built - 0.72) * 1.7 * crooks.at(x, y));
                double a = two[0] + pull * StrictMath.cos(stream);
                double b = two[1] + pull * StrictMath.sin(stream);
                double n = Math.max(1e-9, Math.sqrt(a * a + b * b));
                double ct = StrictMath.cos(turn);
                double st = StrictMath.sin(turn);
                cosTwo[r * side + c] = (float) ((a * ct - b * st) / n);
                sinTwo[r * side + c] = (float) ((a * st + b * ct) / n);
            }
        }
    }

    /// Writes the unit direction at a point into `into`; `across` asks for the streets at right angles.
    void direction(double x, double y, boolean across, double[] into) {
        double u = Math.clamp((x - low) / CELL_METERS, 0, side - 1.001);
        double v = Math.clamp((y - low) / CELL_METERS, 0, side - 1.001);
        int c = (int) u;
        int r = (int) v;
        double fu = u - c;
        double fv = v - r;
        int i = r * side + c;
        double a = mix(cosTwo, i, fu, fv);
        double b = mix(sinTwo, i, fu, fv);
        double n = Math.sqrt(a * a + b * b);
        double ct = n < 1e-9 ? 1 : a / n;
        double cos = Math.sqrt(Math.max(0, (1 + ct) / 2));
        double sin = Math.sqrt(Math.max(0, (1 - ct) / 2));
        if (b < 0) {
            sin = -sin;
        }
        into[0] = across ? -sin : cos;
        into[1] = across ? cos : sin;
    }

    private double mix(float[] of, int i, double fu, double fv) {
        double bottom = of[i] + fu * (of[i + 1] - of[i]);
        double top = of[i + side] + fu * (of[i + side + 1] - of[i + side]);
        return bottom + fv * (top - bottom);
    }

    /// Quarters scattered over the plane, each with its own direction; between two the field turns within a block.
    private static final class QuarterGrid {
        private final ArrayList<Quarter> quarters = new ArrayList<>();
        private final double low;
        private final double spacing;
        private final int side;

        QuarterGrid(double reach, double spacing, TownSites towns, River river, Dice dice) {
            this.low = -reach - spacing;
            this.spacing = spacing;
            this.side = (int) (2 * (reach + spacing) / spacing) + 1;
            var townTurn = new ArrayList<Double>();
            for (var site : towns.list()) {
                townTurn.add(river.heading(river.along(site.x(), site.y())) + dice.between(-0.35, 0.35));
            }
            for (int r = 0; r < side; r++) {
                for (int c = 0; c < side; c++) {
                    double x = low + (c + dice.between(0.12, 0.88)) * spacing;
                    double y = low + (r + dice.between(0.12, 0.88)) * spacing;
                    int town = 0;
                    double nearest = Double.MAX_VALUE;
                    for (var site : towns.list()) {
                        double d = Plane.distance(x, y, site.x(), site.y()) / site.reach();
                        if (d < nearest) {
                            nearest = d;
                            town = site.index();
                        }
                    }
                    double turn = townTurn.get(town)
                            + (dice.chance(0.45) ? dice.between(-0.06, 0.06) : dice.between(-0.7, 0.7));
                    quarters.add(new Quarter(x, y, StrictMath.cos(2 * turn), StrictMath.sin(2 * turn)));
                }
            }
        }

        double[] at(double x, double y) {
            int c0 = (int) ((x - low) / spacing);
            int r0 = (int) ((y - low) / spacing);
            double a = 0;
            double b = 0;
            double sum = 0;
            for (int r = Math.max(0, r0 - 1); r <= Math.min(side - 1, r0 + 1); r++) {
                for (int c = Math.max(0, c0 - 1); c <= Math.min(side - 1, c0 + 1); c++) {
                    var quarter = quarters.get(r * side + c);
                    double dx = (quarter.x - x) / spacing;
                    double dy = (quarter.y - y) / spacing;
                    double near = 1 / (0.01 + dx * dx + dy * dy);
                    double weight = near * near * near * near * near * near;
                    a += weight * quarter.cosTwo;
                    b += weight * quarter.sinTwo;
                    sum += weight;
                }
            }
            return new double[] {a / sum, b / sum};
        }
    }
}
