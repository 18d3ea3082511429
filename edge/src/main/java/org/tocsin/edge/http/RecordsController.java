package org.tocsin.edge.http;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.core.calls.Call;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.incidents.Incident;
import org.tocsin.core.kernel.Actor;
import org.tocsin.core.kernel.CallId;
import org.tocsin.core.kernel.Rejection;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.Gazetteer;
import org.tocsin.core.places.Match;
import org.tocsin.core.positions.Position;
import org.tocsin.core.registry.Entry;
import org.tocsin.core.registry.RegistryCommand;
import org.tocsin.edge.journal.Result;
import org.tocsin.edge.journal.Writer;
import org.tocsin.edge.people.Account;
import org.tocsin.edge.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

/// What residents filed beforehand for the caller of a call. The registry's rules decide who may look; the look is in
/// the journal before a word is opened.
@RestController
class RecordsController {
    private static final int PATIENCE_SECONDS = 10;

    private final Writer writer;
    private final Gazetteer gazetteer;
    private final Vault vault;
    private final JsonMapper json;

    RecordsController(Writer writer, Gazetteer gazetteer, Vault vault, JsonMapper json) {
        this.writer = writer;
        this.gazetteer = gazetteer;
        this.vault = vault;
        this.json = json;
    }

    /// A record as it is shown.
    record RecordView(
            String id, Entry.Kind kind, String title, List<FiledRecord.Code> codes, List<FiledRecord.Line> lines) {}

    @GetMapping("/api/calls/{id}/records")
    List<RecordView> list(@PathVariable("id") long number, @AuthenticationPrincipal Account who) {
        var centre = writer.state();
        var call = centre.calls().find(new CallId(number)).orElseThrow(() -> Refusal.notFound("call C" + number));
        var phone = call.number();
        var phoneIndex = phone == null ? "" : vault.phoneIndex(phone);
        var placeIndex = place(centre, call)
                .map(match -> vault.placeIndex(match.label(), match.municipality()))
                .orElse("");
        var entries = new LinkedHashSet<Entry>(centre.registry().list(phoneIndex));
        entries.addAll(centre.registry().list(placeIndex));
        var person = new Actor.Person(
                who.login(),
                who.name(),
                centre.positions().findByLogin(who.login()).map(Position::id).orElse(null));
        var shown = new ArrayList<RecordView>();
        for (var entry : entries) {
            look(new RegistryCommand.Look(entry.id(), call.id(), phoneIndex, placeIndex), person);
            open(entry).ifPresent(shown::add);
        }
        return shown;
    }

    /// The verified door: of the incident if it has one, else of the civic address the network gave.
    private Optional<Match> place(Centre centre, Call call) {
        var incident = Optional.ofNullable(call.incident())
                .flatMap(centre.incidents()::find)
                .map(Incident::place)
                .flatMap(place -> Optional.ofNullable(place.match()));
        return incident.or(() -> call.bestFix()
                        .flatMap(fix -> Optional.ofNullable(fix.civic()))
                        .flatMap(civic -> gazetteer.match(civic, 1).stream().findFirst()))
                .filter(match -> match.exactness() == Exactness.EXACT);
    }

    /// @throws Refusal when the rules keep the record shut
    private void look(RegistryCommand.Look look, Actor person) {
        try {
            switch (writer.submit(look, person, "look-" + UUID.randomUUID()).get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                case Result.Accepted _ -> {}
                case Result.Rejected(Rejection why) -> throw Refusal.of(why);
                case Result.Failed failed ->
                    throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "not-done", failed.message());
            }
        } catch (TimeoutException | ExecutionException e) {
            throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "no-answer", "The centre did not answer in time.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "no-answer", "The centre is closing.");
        }
    }

    private Optional<RecordView> open(Entry entry) {
        try {
            return vault.find(entry.id())
                    .map(text -> json.readValue(text, FiledRecord.class))
                    .map(filed ->
                            new RecordView(entry.id(), entry.kind(), filed.title(), filed.codes(), filed.lines()));
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("vault", e);
        }
    }
}
