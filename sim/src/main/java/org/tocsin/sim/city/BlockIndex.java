package org.tocsin.sim.city;

/// Finds the block a position lies in.
final class BlockIndex {
    private static final int CELL_UNITS = 25_000;

    private final Blocks blocks;
    private final int lowX;
    private final int lowY;
    private final int columns;
    private final int rows;
    private final int[] starts;
    private final int[] list;

    BlockIndex(Blocks blocks) {
        this.blocks = blocks;
        int[][] boxes = new int[blocks.count][];
        int west = Integer.MAX_VALUE;
        int south = Integer.MAX_VALUE;
        int east = Integer.MIN_VALUE;
        int north = Integer.MIN_VALUE;
        for (int b = 0; b < blocks.count; b++) {
            boxes[b] = box(b);
            west = Math.min(west, boxes[b][0]);
            south = Math.min(south, boxes[b][1]);
            east = Math.max(east, boxes[b][2]);
            north = Math.max(north, boxes[b][3]);
        }
        lowX = west;
        lowY = south;
        columns = (east - west) / CELL_UNITS + 1;
        rows = (north - south) / CELL_UNITS + 1;
        starts = new int[columns * rows + 1];
        for (int[] box : boxes) {
            cells(box, cell -> starts[cell + 1]++);
        }
        for (int c = 0; c < columns * rows; c++) {
            starts[c + 1] += starts[c];
        }
        list = new int[starts[columns * rows]];
        int[] fill = starts.clone();
        for (int b = 0; b < blocks.count; b++) {
            int block = b;
            cells(boxes[b], cell -> list[fill[cell]++] = block);
        }
    }

    private int[] box(int block) {
        int[] box = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE};
        for (int h : blocks.around(block)) {
            int v = blocks.origin(h);
            box[0] = Math.min(box[0], blocks.mesh.x[v]);
            box[1] = Math.min(box[1], blocks.mesh.y[v]);
            box[2] = Math.max(box[2], blocks.mesh.x[v]);
            box[3] = Math.max(box[3], blocks.mesh.y[v]);
        }
        return box;
    }

    private void cells(int[] box, java.util.function.IntConsumer each) {
        for (int r = (box[1] - lowY) / CELL_UNITS; r <= (box[3] - lowY) / CELL_UNITS; r++) {
            for (int c = (box[0] - lowX) / CELL_UNITS; c <= (box[2] - lowX) / CELL_UNITS; c++) {
                each.accept(r * columns + c);
            }
        }
    }

    /// The block at a position in metres, [Blocks#OUTSIDE] beyond the region.
    int at(double xMeters, double yMeters) {
        int ux = Plane.unitX(xMeters);
        int uy = Plane.unitY(yMeters);
        int c = Math.floorDiv(ux - lowX, CELL_UNITS);
        int r = Math.floorDiv(uy - lowY, CELL_UNITS);
        if (c < 0 || r < 0 || c >= columns || r >= rows) {
            return Blocks.OUTSIDE;
        }
        for (int i = starts[r * columns + c]; i < starts[r * columns + c + 1]; i++) {
            if (blocks.contains(list[i], ux, uy)) {
                return list[i];
            }
        }
        return Blocks.OUTSIDE;
    }
}
