package org.tocsin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tocsin.app.configuration.Configuration;
import org.tocsin.app.maps.PackFile;
import org.tocsin.app.plans.Catalogue;
import org.tocsin.app.plans.QueueSheet;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.plans.PlanCommand;
import org.tocsin.core.queues.QueuePlan;
import org.tocsin.edge.geography.pack.MalformedPack;
import org.tocsin.edge.geography.pack.PackReader;
import org.tocsin.edge.geography.pack.PackWriter;
import org.tocsin.sim.city.CityGenerator;

/// Finds the city and the catalogue that the configuration names, or makes the city up and keeps it as a pack.
final class Streets {
    private static final System.Logger LOG = System.getLogger(Streets.class.getName());

    private Streets() {}

    /// @throws StartFailure if the pack is not there or not whole
    static City load(Configuration configuration) {
        var pack = configuration.city().pack();
        return City.of(pack.isEmpty() ? madeUp(configuration) : PackFile.readRegion(pack));
    }

    private static CityPack madeUp(Configuration configuration) {
        var city = configuration.city();
        var folder = configuration.files().dataFolder().resolve("packs");
        var file = folder.resolve("generated-" + city.seed() + "-" + city.addresses() + ".pack");
        if (Files.exists(file)) {
            try {
                return PackReader.read(file);
            } catch (IOException | MalformedPack e) {
                LOG.log(System.Logger.Level.WARNING, "the kept city is made anew: {0}", e.getMessage());
            }
        }
        var pack = CityGenerator.generate(city.seed(), city.addresses());
        try {
            Files.createDirectories(folder);
            PackWriter.write(pack, file);
        } catch (IOException e) {
            throw new StartFailure(StartFailure.CANNOT_START, "The city cannot be kept in " + file + ".", e);
        }
        return pack;
    }

    /// @param zone of the centre
    /// @throws StartFailure if the sheet is not there or has a fault
    static QueuePlan queues(Configuration configuration, String zone) {
        var file = configuration.queues().sheet();
        try {
            return file.isEmpty() ? QueueSheet.builtIn(zone) : QueueSheet.read(Path.of(file), zone);
        } catch (IOException e) {
            throw new StartFailure(StartFailure.CANNOT_START, "The queues " + file + " cannot be read.", e);
        } catch (IllegalArgumentException e) {
            throw new StartFailure(StartFailure.BAD_CONFIGURATION, "The queues " + file + ": " + e.getMessage(), e);
        }
    }

    /// @throws StartFailure if the catalogue is not there or has a fault
    static PlanCommand.Load plans(Configuration configuration) {
        var file = configuration.city().plans();
        try {
            return file.isEmpty() ? Catalogue.builtIn() : Catalogue.read(Path.of(file));
        } catch (IOException e) {
            throw new StartFailure(StartFailure.CANNOT_START, "The catalogue " + file + " cannot be read.", e);
        } catch (IllegalArgumentException e) {
            throw new StartFailure(StartFailure.BAD_CONFIGURATION, "The catalogue " + file + ": " + e.getMessage(), e);
        }
    }
}
