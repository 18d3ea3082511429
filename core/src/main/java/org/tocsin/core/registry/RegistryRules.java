package org.tocsin.core.registry;

import java.util.Optional;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Decision;
import org.tocsin.core.kernel.Stamp;
import org.tocsin.core.registry.RegistryEvent.EntriesFiled;
import org.tocsin.core.registry.RegistryEvent.EntryErased;
import org.tocsin.core.registry.RegistryEvent.EntrySeen;

/// The rules of the registry.
public final class RegistryRules {
    private RegistryRules() {}

    /// What the room asks of its neighbours.
    public interface Surroundings {
        /// Why this person or crew may see records that belong to the call, empty if they may not. The call must be an
        /// emergency call that is being handled, or belong to an open incident.
        Optional<String> findGround(CallId call, Actor actor);
    }

    public static Decision decide(Registry registry, RegistryCommand command, Stamp stamp, Surroundings around) {
        return switch (command) {
            case RegistryCommand.File file -> file(registry, file);
            case RegistryCommand.Erase erase ->
                registry.find(erase.entry()).isEmpty()
                        ? Decision.reject(new RegistryRejection.NoSuchEntry())
                        : Decision.accept(new EntryErased(erase.entry(), stamp.at(), erase.cause()));
            case RegistryCommand.Look look -> look(registry, look, stamp, around);
        };
    }

    private static Decision file(Registry registry, RegistryCommand.File file) {
        var news = file.entries().stream()
                .filter(entry -> !registry.erased().has(entry.id()))
                .filter(entry -> registry.find(entry.id()).filter(entry::equals).isEmpty())
                .toList();
        return news.isEmpty() ? Decision.nothing() : Decision.accept(new EntriesFiled(news));
    }

    private static Decision look(Registry registry, RegistryCommand.Look look, Stamp stamp, Surroundings around) {
        // Whoever handles no such call does not even learn whether there is a record.
        var ground = around.findGround(look.call(), stamp.actor());
        if (ground.isEmpty()) {
            return Decision.reject(new RegistryRejection.NotEntitled());
        }
        var entry = registry.find(look.entry());
        if (entry.isEmpty()) {
            return Decision.reject(new RegistryRejection.NoSuchEntry());
        }
        if (!matches(entry.get().phoneIndex(), look.phoneIndex())
                && !matches(entry.get().placeIndex(), look.placeIndex())) {
            return Decision.reject(new RegistryRejection.NotEntitled());
        }
        return Decision.accept(new EntrySeen(
                look.entry(), look.call(), stamp.at(), stamp.actor().words(), ground.get()));
    }

    private static boolean matches(String kept, String given) {
        return !kept.isEmpty() && kept.equals(given);
    }

    public static Registry evolve(Registry registry, RegistryEvent event) {
        return switch (event) {
            case EntriesFiled e -> {
                var next = registry;
                for (var entry : e.entries()) {
                    next = next.with(entry);
                }
                yield next;
            }
            case EntryErased e -> registry.erase(e.entry(), e.at());
            case EntrySeen _ -> registry;
        };
    }
}
