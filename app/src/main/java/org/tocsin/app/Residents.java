package org.tocsin.app;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.PhoneNumber;
import org.tocsin.core.registry.Entry;
import org.tocsin.core.registry.RegistryCommand;
import org.tocsin.edge.http.FiledRecord;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

/// Files records for some of the made-up city's residents, once: disability indicators by address, health profiles by
/// telephone number.
final class Residents {
    private static final System.Logger LOG = System.getLogger(Residents.class.getName());
    private static final int ONE_DOOR_IN = 30;
    private static final int PROFILES = 300;

    private static final List<List<FiledRecord.Code>> INDICATORS = List.of(
            List.of(new FiledRecord.Code("LSS", "life support equipment")),
            List.of(new FiledRecord.Code("MI", "mobility: cannot leave without help")),
            List.of(new FiledRecord.Code("B", "blind")),
            List.of(new FiledRecord.Code("DHH", "deaf or hard of hearing")),
            List.of(new FiledRecord.Code("TTY", "calls by teletypewriter")),
            List.of(new FiledRecord.Code("SI", "speech: may not be able to answer")),
            List.of(new FiledRecord.Code("CI", "cognitive: explain slowly, stay with them")),
            List.of(
                    new FiledRecord.Code("MI", "mobility: cannot leave without help"),
                    new FiledRecord.Code("LSS", "life support equipment")));
    private static final List<String> CONDITIONS = List.of(
            "diabetes, on insulin",
            "epilepsy",
            "asthma",
            "heart failure, pacemaker",
            "dementia, may wander",
            "severe peanut allergy, adrenaline pen in the kitchen",
            "oxygen at home",
            "autism, does not like to be touched");
    private static final List<String> LANGUAGES =
            List.of("Spanish", "Portuguese", "Haitian Creole", "Mandarin", "Vietnamese", "Somali", "Arabic");
    private static final List<String> NOTES = List.of(
            "key with the neighbour downstairs",
            "friendly dog",
            "ring twice, walks slowly",
            "side entrance has the ramp",
            "speaks Portuguese");

    private final Vault vault;
    private final Writer writer;
    private final JsonMapper json;
    private final SplittableRandom chance;
    private final HashMap<String, String> texts = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    private Residents(Vault vault, Writer writer, JsonMapper json, long seed) {
        this.vault = vault;
        this.writer = writer;
        this.json = json;
        this.chance = new SplittableRandom(seed);
    }

    /// Does nothing when records are filed already; otherwise files them beside everything else that starts.
    static CompletableFuture<Void> fileOnce(Vault vault, Writer writer, JsonMapper json, City city, long seed) {
        return writer.state().registry().entries().isEmpty()
                ? CompletableFuture.runAsync(() -> new Residents(vault, writer, json, seed).file(city))
                : CompletableFuture.completedFuture(null);
    }

    private void file(City city) {
        var doors = city.pack().doors();
        for (int i = chance.nextInt(ONE_DOOR_IN); i < doors.size(); i += ONE_DOOR_IN) {
            var door = doors.get(i);
            var label = door.number() + door.suffix() + " " + door.street();
            var record = new FiledRecord(
                    "Disability indicator", any(INDICATORS), List.of(new FiledRecord.Line("Note", any(NOTES))));
            add(Entry.Kind.DISABILITY_INDICATOR, "", vault.placeIndex(label, door.municipality()), record);
        }
        for (int i = 0; i < PROFILES; i++) {
            // The numbers the made-up callers have.
            var number = new PhoneNumber(String.format(Locale.ROOT, "+1413555%04d", chance.nextInt(10_000)));
            var lines = new ArrayList<>(List.of(
                    new FiledRecord.Line("Health", any(CONDITIONS)),
                    new FiledRecord.Line("Household", 1 + chance.nextInt(5) + " people"),
                    new FiledRecord.Line("Note", any(NOTES))));
            if (i % 3 == 0) {
                lines.add(new FiledRecord.Line("Language", LANGUAGES.get(i / 3 % LANGUAGES.size())));
            }
            var record = new FiledRecord("Emergency health profile", List.of(), lines);
            add(Entry.Kind.HEALTH_PROFILE, vault.phoneIndex(number), "", record);
        }
        try {
            vault.seal(texts);
            writer.submit(
                            new RegistryCommand.File(entries),
                            new Actor.Machine("start"),
                            "residents-" + UUID.randomUUID())
                    .join();
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.WARNING, "the residents' records could not be filed", e);
        }
    }

    private <T> T any(List<T> list) {
        return list.get(chance.nextInt(list.size()));
    }

    private void add(Entry.Kind kind, String phoneIndex, String placeIndex, FiledRecord record) {
        var id = UUID.nameUUIDFromBytes(
                        (kind + phoneIndex + placeIndex).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
        texts.put(id, json.writeValueAsString(record));
        entries.removeIf(entry -> entry.id().equals(id));
        entries.add(new Entry(id, kind, phoneIndex, placeIndex));
    }
}
