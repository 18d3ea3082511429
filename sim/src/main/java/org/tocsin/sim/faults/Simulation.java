package org.tocsin.sim.faults;

import java.io.PrintStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `./tocsin sim --seeds N --seed S`: so many shifts, one seed after the other. The first that does not hold is told
/// with its seed, the fewest kinds of fault that bring it about, and the steps that led to it.
public final class Simulation {
    /// Steps of a shift before it becomes quiet.
    public static final int STEPS = 3_000;

    private static final int SEEDS_TO_SHRINK = 30;

    private Simulation() {}

    /// Exit code 0 if every shift held, 1 if one did not, 2 for arguments nobody understands.
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out));
    }

    /// @return the exit code
    public static int run(String[] arguments, PrintStream out) {
        long first = 1;
        long seeds = 1_000;
        int steps = STEPS;
        Set<Fault> faults = null;
        try {
            for (int i = 0; i < arguments.length; i += 2) {
                var value = arguments[i + 1];
                switch (arguments[i]) {
                    case "--seed" -> first = Long.parseLong(value);
                    case "--seeds" -> seeds = Long.parseLong(value);
                    case "--steps" -> steps = Integer.parseInt(value);
                    case "--faults" -> faults = faults(value);
                    default -> throw new IllegalArgumentException(arguments[i]);
                }
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            out.println("usage: sim [--seeds N] [--seed FIRST] [--steps N] [--faults CRASH,CLOCK,...]");
            return 2;
        }
        return run(first, seeds, steps, faults, out);
    }

    private static Set<Fault> faults(String list) {
        var faults = EnumSet.noneOf(Fault.class);
        for (var name : list.split(",")) {
            faults.add(Fault.valueOf(name.strip()));
        }
        return faults;
    }

    private static int run(long first, long seeds, int steps, @Nullable Set<Fault> faults, PrintStream out) {
        long records = 0;
        for (long seed = first; seed < first + seeds; seed++) {
            var report = Shift.run(seed, steps, faults == null ? faultsOf(seed) : faults, Bug.NONE);
            records += report.records();
            if (report.findViolation().isPresent()) {
                tell(report, steps, out);
                var smallest = smallest(report, steps, Bug.NONE);
                if (smallest.faults().size() < report.faults().size()) {
                    out.println("The same with fewer kinds of fault:");
                    tell(smallest, steps, out);
                }
                return 1;
            }
            long done = seed - first + 1;
            if (done % 100 == 0 || done == seeds) {
                out.println(done + " of " + seeds + " shifts hold, " + records + " records");
            }
        }
        return 0;
    }

    /// Which faults a seed brings: each kind in two shifts of three, so that every mixture occurs.
    public static Set<Fault> faultsOf(long seed) {
        var random = new Random(~seed);
        var faults = EnumSet.noneOf(Fault.class);
        for (var fault : Fault.values()) {
            if (random.nextInt(3) > 0) {
                faults.add(fault);
            }
        }
        return faults;
    }

    /// A shift that breaks the same thing with every kind of fault left out that is not needed for it.
    static Shift.Report smallest(Shift.Report report, int steps, Bug bug) {
        var best = report;
        for (var fault : report.faults()) {
            var fewer = EnumSet.noneOf(Fault.class);
            fewer.addAll(best.faults());
            fewer.remove(fault);
            best = findWith(fewer, best, steps, bug).orElse(best);
        }
        return best;
    }

    private static Optional<Shift.Report> findWith(Set<Fault> faults, Shift.Report like, int steps, Bug bug) {
        for (long seed = like.seed(); seed < like.seed() + SEEDS_TO_SHRINK; seed++) {
            var report = Shift.run(seed, steps, faults, bug);
            if (sameChecker(report, like)) {
                return Optional.of(report);
            }
        }
        return Optional.empty();
    }

    private static boolean sameChecker(Shift.Report one, Shift.Report other) {
        return one.findViolation()
                .map(Violation::checker)
                .equals(other.findViolation().map(Violation::checker));
    }

    private static void tell(Shift.Report report, int steps, PrintStream out) {
        report.tail().forEach(out::println);
        out.println();
        var faults = String.join(
                ",", report.faults().stream().map(Enum::name).sorted().toList());
        out.println("seed " + report.seed() + " does not hold after " + report.steps() + " steps");
        report.findViolation().ifPresent(violation -> out.println(violation.getMessage()));
        out.println("again: ./tocsin sim --seeds 1 --seed " + report.seed() + " --steps " + steps
                + (faults.isEmpty() ? "" : " --faults " + faults));
        out.println();
    }
}
