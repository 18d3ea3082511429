package org.tocsin.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What follows a subcommand: options with a value, flags, and plain words.
public final class Arguments {
    private final List<String> words;

    public Arguments(List<String> words) {
        this.words = new ArrayList<>(words);
    }

    /// Takes `--name VALUE` or `--name=VALUE` out.
    ///
    /// @throws StartFailure when the value is missing
    public Optional<String> take(String name) {
        var option = "--" + name;
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).startsWith(option + "=")) {
                return Optional.of(words.remove(i).substring(option.length() + 1));
            }
            if (words.get(i).equals(option)) {
                words.remove(i);
                if (i >= words.size()) {
                    throw new StartFailure(StartFailure.BAD_CONFIGURATION, option + " needs a value.");
                }
                return Optional.of(words.remove(i));
            }
        }
        return Optional.empty();
    }

    /// Takes every `--name VALUE` out.
    public List<String> takeAll(String name) {
        var all = new ArrayList<String>();
        for (var one = take(name); one.isPresent(); one = take(name)) {
            all.add(one.get());
        }
        return all;
    }

    public Optional<Path> takeFile(String name) {
        return take(name).map(Path::of);
    }

    /// Takes `--name NUMBER` out.
    ///
    /// @throws StartFailure when it is no whole number from `least` to `most`
    public long takeNumber(String name, long otherwise, long least, long most) {
        var given = take(name);
        if (given.isEmpty()) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(given.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below, as for a number out of range.
        }
        throw new StartFailure(
                StartFailure.BAD_CONFIGURATION,
                "--" + name + " must be a whole number from " + least + " to " + most + ", not " + given.get() + ".");
    }

    /// Takes the next plain word out.
    ///
    /// @throws StartFailure when there is none, saying what is missing
    public String takeWord(String what) {
        if (words.isEmpty() || words.getFirst().startsWith("--")) {
            throw new StartFailure(StartFailure.BAD_CONFIGURATION, "Name " + what + ". See tocsin help.");
        }
        return words.removeFirst();
    }

    /// Takes the flag `--name` out.
    public boolean takeFlag(String name) {
        return words.remove("--" + name);
    }

    /// What is left, in order.
    public List<String> rest() {
        return List.copyOf(words);
    }

    /// @throws StartFailure when something is left that nobody understands
    public void refuseRest() {
        if (!words.isEmpty()) {
            throw new StartFailure(
                    StartFailure.BAD_CONFIGURATION,
                    "Not understood: " + String.join(" ", words) + ". See tocsin help.");
        }
    }
}
