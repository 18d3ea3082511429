package org.tocsin.app;

import java.io.IOException;
import java.nio.file.Path;
import org.tocsin.app.configuration.Configuration;
import org.tocsin.app.maps.PackFile;
import org.tocsin.app.plans.Catalogue;
import org.tocsin.core.plans.PlanCommand;
import org.tocsin.sim.city.CityGenerator;

/// Finds the city and the catalogue that the configuration names, or makes the city up.
final class Streets {
    private Streets() {}

    /// @throws StartFailure if the pack is not there or not whole
    static City load(Configuration configuration) {
        var city = configuration.city();
        return City.of(
                city.pack().isEmpty()
                        ? CityGenerator.generate(city.seed(), city.addresses())
                        : PackFile.read(Path.of(city.pack())));
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
