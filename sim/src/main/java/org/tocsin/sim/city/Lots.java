package org.tocsin.sim.city;

import java.util.List;
import org.tocsin.sim.city.Net.Piece;

/// Where doors stand: along both sides of each piece of street, closer in the middle of towns, as many as asked for.
final class Lots {
    private static final double CORNER_METERS = 9;
    private static final double LEAST_FRONT_METERS = 4.5;

    /// @param block  the land it stands on
    /// @param left   of the piece in its own direction
    /// @param along  share of the piece's length, 0 to 1
    record Lot(int piece, boolean left, double along, int unitX, int unitY, int block, double built) {}

    private final CityPlan plan;
    private final Blocks blocks;
    private final List<Piece> pieces;
    private final boolean[] parkBlock;
    private final Dice dice;
    private final Lot[][] left;
    private final Lot[][] right;

    Lots(CityPlan plan, Blocks blocks, List<Piece> pieces, boolean[] parkBlock) {
        this.plan = plan;
        this.blocks = blocks;
        this.pieces = pieces;
        this.parkBlock = parkBlock;
        dice = plan.dice("lots");
        left = new Lot[pieces.size()][];
        right = new Lot[pieces.size()][];
        int[] counts = apportion(plan.scale.addresses());
        for (var piece : pieces) {
            left[piece.index()] = place(piece, true, counts[2 * piece.index()]);
            right[piece.index()] = place(piece, false, counts[2 * piece.index() + 1]);
        }
    }

    Lot[] leftOf(Piece piece) {
        return left[piece.index()];
    }

    Lot[] rightOf(Piece piece) {
        return right[piece.index()];
    }

    /// Doors of each side of each piece, together exactly the number asked for.
    private int[] apportion(int addresses) {
        double[] room = new double[2 * pieces.size()];
        double[] most = new double[room.length];
        for (var piece : pieces) {
            for (int side = 0; side < 2; side++) {
                double usable = usableMeters(piece, side == 0);
                var at = new double[4];
                locate(piece, 0.5, at);
                double built = plan.towns.density(at[0], at[1]);
                room[2 * piece.index() + side] = usable / (27 - 16 * built);
                most[2 * piece.index() + side] = Math.floor(usable / LEAST_FRONT_METERS);
            }
        }
        double low = 0;
        double high = 64;
        for (int round = 0; round < 60; round++) {
            double middle = (low + high) / 2;
            if (total(room, most, middle) < addresses) {
                low = middle;
            } else {
                high = middle;
            }
        }
        int[] counts = new int[room.length];
        double sum = 0;
        int given = 0;
        for (int i = 0; i < room.length; i++) {
            sum += Math.min(most[i], room[i] * high);
            counts[i] = Math.min((int) Math.floor(sum + 1e-6) - given, addresses - given);
            given += counts[i];
        }
        for (int i = 0; given < addresses; i = (i + 1) % counts.length) {
            if (most[i] >= 1) {
                counts[i]++;
                given++;
            }
        }
        return counts;
    }

    private static double total(double[] room, double[] most, double by) {
        double sum = 0;
        for (int i = 0; i < room.length; i++) {
            sum += Math.min(most[i], room[i] * by);
        }
        return sum;
    }

    private double usableMeters(Piece piece, boolean onLeft) {
        double usable = piece.meters() - 2 * CORNER_METERS;
        if (usable < LEAST_FRONT_METERS || piece.bridge() >= 0) {
            return 0;
        }
        int h = piece.halfEdges()[piece.halfEdges().length / 2];
        int block = blocks.leftOf[onLeft ? h : h ^ 1];
        if (block < 0 || parkBlock[block]) {
            return 0;
        }
        var at = new double[4];
        locate(piece, 0.5, at);
        double side = onLeft ? 1 : -1;
        byte cover = plan.terrain.at(at[0] - side * at[3] * 24, at[1] + side * at[2] * 24);
        return cover == Terrain.OPEN ? usable : 0;
    }

    private Lot[] place(Piece piece, boolean onLeft, int count) {
        var lots = new Lot[count];
        var at = new double[4];
        double usable = Math.max(0.2, piece.meters() - 2 * CORNER_METERS);
        double first = (piece.meters() - usable) / 2;
        for (int i = 0; i < count; i++) {
            double along = (first + usable * (i + 0.5 + dice.between(-0.3, 0.3)) / count) / piece.meters();
            int h = locate(piece, along, at);
            int block = blocks.leftOf[onLeft ? h : h ^ 1];
            double built = plan.towns.density(at[0], at[1]);
            double back = (17 - 8 * built) * dice.between(0.8, 1.25);
            double side = onLeft ? 1 : -1;
            int ux = 0;
            int uy = 0;
            for (int attempt = 0; attempt < 5; attempt++, back *= 0.5) {
                double x = at[0] - side * at[3] * back;
                double y = at[1] + side * at[2] * back;
                ux = Plane.unitX(x);
                uy = Plane.unitY(y);
                byte cover = plan.terrain.at(x, y);
                boolean dry = cover != Terrain.WATER && cover != Terrain.PARK;
                if (blocks.contains(block, ux, uy) && (dry || attempt > 2)) {
                    break;
                }
            }
            lots[i] = new Lot(piece.index(), onLeft, along, ux, uy, block, built);
        }
        return lots;
    }

    /// Writes position and unit direction at a share of a piece's length into `into`; the half-edge it is on.
    int locate(Piece piece, double share, double[] into) {
        var mesh = blocks.mesh;
        double left = share * piece.meters();
        int last = piece.halfEdges().length - 1;
        for (int i = 0; i <= last; i++) {
            int h = piece.halfEdges()[i];
            double length = mesh.meters(h >> 1);
            if (left <= length || i == last) {
                int a = blocks.origin(h);
                int b = blocks.end(h);
                double t = Math.clamp(left / length, 0, 1);
                double ax = Plane.metersX(mesh.x[a]);
                double ay = Plane.metersY(mesh.y[a]);
                double bx = Plane.metersX(mesh.x[b]);
                double by = Plane.metersY(mesh.y[b]);
                into[0] = ax + t * (bx - ax);
                into[1] = ay + t * (by - ay);
                into[2] = (bx - ax) / length;
                into[3] = (by - ay) / length;
                return h;
            }
            left -= length;
        }
        throw new IllegalStateException("a piece without edges");
    }
}
