package org.tocsin.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.tocsin.app.configuration.Configuration;
import org.tocsin.core.centre.Centre;
import org.tocsin.core.texts.TextCommand;
import org.tocsin.core.texts.TextEvent;
import org.tocsin.edge.http.PhraseBook;
import org.tocsin.edge.journal.Commit;
import org.tocsin.edge.journal.WriterListener;
import org.tocsin.edge.live.Hub;
import org.tocsin.edge.live.ToClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Text to 9-1-1 around the telephone: how it is served, the canned words, and the alarm while it is out of service.
final class TextPart {
    private TextPart() {}

    static TextCommand.SetPolicy policy(Configuration configuration) {
        var text = configuration.text();
        return new TextCommand.SetPolicy(text.mostEach(), text.bounce());
    }

    /// @throws StartFailure if the phrase book is not there or has a fault
    static PhraseBook phrases(Configuration configuration) {
        var file = configuration.text().phrases();
        try (var in = open(file)) {
            return JsonMapper.builder().build().readValue(in, PhraseBook.class);
        } catch (IOException e) {
            throw new StartFailure(StartFailure.CANNOT_START, "The phrase book " + file + " cannot be read.", e);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new StartFailure(
                    StartFailure.BAD_CONFIGURATION, "The phrase book " + file + ": " + e.getMessage(), e);
        }
    }

    private static InputStream open(String file) throws IOException {
        if (!file.isEmpty()) {
            return Files.newInputStream(Path.of(file));
        }
        var builtIn = TextPart.class.getResourceAsStream("/texts/phrases.json");
        if (builtIn == null) {
            throw new IllegalStateException("the built-in phrase book is missing");
        }
        return builtIn;
    }

    /// Every console shows for as long as it lasts that nobody can text.
    static WriterListener watch(Hub hub, Clock clock, Centre centre) {
        var watch = new Watch(hub, clock);
        if (!centre.texts().policy().inService()) {
            watch.tell(false, "");
        }
        return watch;
    }

    private record Watch(Hub hub, Clock clock) implements WriterListener {
        @Override
        public void committed(Commit commit) {
            for (var event : commit.events()) {
                if (event instanceof TextEvent.TextServiceChanged changed) {
                    tell(changed.inService(), changed.reason());
                }
            }
        }

        void tell(boolean inService, String reason) {
            hub.tellAlarm(new ToClient.Alarm(
                    "text-service",
                    ToClient.AlarmLevel.WARNING,
                    inService
                            ? "Text to 9-1-1 is back in service."
                            : "Text to 9-1-1 is OUT OF SERVICE" + (reason.isEmpty() ? "" : ": " + reason)
                                    + ". New senders are told to call. TXS ON restores it.",
                    clock.instant(),
                    inService ? true : null));
        }
    }
}
