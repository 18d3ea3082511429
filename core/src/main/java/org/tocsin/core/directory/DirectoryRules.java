package org.tocsin.core.directory;

import java.util.HashSet;
import org.tocsin.core.kernel.Decision;

/// The rules of the directory.
public final class DirectoryRules {
    private DirectoryRules() {}

    public static Decision decide(Directory directory, DirectoryCommand command) {
        return switch (command) {
            case DirectoryCommand.Load load -> load(directory, load);
        };
    }

    private static Decision load(Directory directory, DirectoryCommand.Load load) {
        var seen = new HashSet<String>();
        for (var listing : load.listings()) {
            if (!seen.add(listing.id())) {
                return Decision.reject(new DirectoryRejection.ListedTwice(listing.id()));
            }
            for (var language : listing.languages()) {
                if (Languages.find(language).isEmpty()) {
                    return Decision.reject(new DirectoryRejection.LanguageUnknown(listing.id(), language));
                }
            }
        }
        var loaded = new DirectoryEvent.DirectoryLoaded(load.version(), load.listings());
        return evolve(directory, loaded).equals(directory) ? Decision.nothing() : Decision.accept(loaded);
    }

    public static Directory evolve(Directory directory, DirectoryEvent event) {
        return switch (event) {
            case DirectoryEvent.DirectoryLoaded e -> new Directory(e.version(), e.listings());
        };
    }
}
