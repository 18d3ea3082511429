package org.tocsin.sim.callers;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.sim.happenings.Happening;

/// How somebody gets through to 9-1-1. Most speak; among any ten happenings there is one of every other way, so that
/// whoever watches for an hour has seen them all.
public enum CallingWay {
    /// The common case.
    SPEAKS,
    /// Several people see the same thing and call within seconds.
    BYSTANDERS,
    /// Cannot speak, presses keys when asked to: 1 police, 2 fire, 3 ambulance, then 4 for yes.
    PRESSES_KEYS,
    /// Deaf or hard of hearing, at a TTY.
    TTY,
    /// Writes by text.
    TEXTS,
    /// Hangs up before anybody can answer, and tries once more.
    HANGS_UP,
    /// A telephone in a pocket: nobody there.
    NOBODY;

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(5);

    /// One attempt to get through.
    ///
    /// @param after  the happening
    /// @param script what is written; empty for a call
    record Attempt(Duration after, Caller caller, List<String> script) {
        static Attempt call(Caller caller) {
            return new Attempt(AT_ONCE, caller, List.of());
        }
    }

    /// The same for the same happening.
    public static CallingWay of(Happening happening) {
        return switch ((int) (happening.number() % 10)) {
            case 2 -> BYSTANDERS;
            case 3 -> PRESSES_KEYS;
            case 5 -> TTY;
            case 6 -> TEXTS;
            case 8 -> HANGS_UP;
            case 9 -> NOBODY;
            default -> SPEAKS;
        };
    }

    List<Attempt> attempts(Happening happening) {
        var caller = Caller.about(happening);
        return switch (this) {
            case SPEAKS -> List.of(Attempt.call(caller));
            case BYSTANDERS ->
                List.of(
                        Attempt.call(caller),
                        new Attempt(Duration.ofSeconds(4), bystander(caller, 1), List.of()),
                        new Attempt(Duration.ofSeconds(9), bystander(caller, 2), List.of()));
            case PRESSES_KEYS ->
                List.of(Attempt.call(caller.silentWith("    " + (1 + happening.number() % 3) + "    4    4")));
            case TTY ->
                List.of(Attempt.call(
                        caller.typing("HELLO " + happening.words().toUpperCase(Locale.ROOT) + " PLS HELP GA")));
            case TEXTS ->
                List.of(new Attempt(
                        AT_ONCE,
                        caller,
                        List.of(
                                happening.words() + ". I cannot talk.",
                                "Yes, I am near there",
                                "Please hurry",
                                "Ok thank you")));
            case HANGS_UP ->
                List.of(
                        Attempt.call(caller.hangingUpAfter(SHORT_PATIENCE)),
                        new Attempt(SHORT_PATIENCE.plusSeconds(6), caller.hangingUpAfter(SHORT_PATIENCE), List.of()));
            case NOBODY -> List.of(Attempt.call(caller.silentWith(" ")));
        };
    }

    /// Somebody else nearby, with a number and a voice of their own.
    private static Caller bystander(Caller first, int which) {
        var digits = first.number().digits();
        int last = Integer.parseInt(digits.substring(digits.length() - 4));
        var number = digits.substring(0, digits.length() - 4) + "%04d".formatted((last + which * 4_111) % 10_000);
        return new Caller(
                PhoneNumber.of(number),
                first.name(),
                first.service(),
                first.reported(),
                first.radiusMeters() * (1 + which * 0.7),
                first.civic(),
                first.classOfService(),
                first.talk().dividedBy(2),
                first.patience(),
                first.voice() + which,
                first.keys(),
                first.types());
    }
}
