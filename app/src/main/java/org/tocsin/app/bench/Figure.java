package org.tocsin.app.bench;

import java.util.Arrays;
import java.util.Locale;

/// One measured figure.
///
/// @param value what is quoted: the median for times, the number itself for sizes
/// @param n     measurements behind it
record Figure(String name, double value, String unit, double p50, double p99, int n) {

    /// @param samples in `unit`; at least one
    static Figure of(String name, String unit, double[] samples) {
        if (samples.length == 0) {
            throw new IllegalArgumentException("nothing was measured for " + name);
        }
        var sorted = samples.clone();
        Arrays.sort(sorted);
        double middle = quantile(sorted, 0.5);
        return new Figure(name, middle, unit, middle, quantile(sorted, 0.99), sorted.length);
    }

    static Figure single(String name, String unit, double value) {
        return new Figure(name, value, unit, value, value, 1);
    }

    /// The smallest sample that at least this share of all samples does not exceed.
    static double quantile(double[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"name\":\"%s\",\"value\":%.3f,\"unit\":\"%s\",\"p50\":%.3f,\"p99\":%.3f,\"n\":%d}",
                name,
                value,
                unit,
                p50,
                p99,
                n);
    }
}
