package org.tocsin.app.configuration;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.tocsin.app.plans.QueueSheet;
import org.tocsin.core.kernel.PositionId;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.edge.reference.TrustList;
import org.tocsin.edge.telephony.Route;
import org.tocsin.edge.telephony.keepalive.TrunkPeer;

/// What is wrong with settings that are right one by one.
final class Faults {
    private static final int SHORTEST_SECRET = 16;

    private final List<String> list = new ArrayList<>();
    private final Configuration configuration;
    private final Mode mode;

    private Faults(Configuration configuration, Mode mode) {
        this.configuration = configuration;
        this.mode = mode;
    }

    static List<String> list(Configuration configuration, Mode mode) {
        var faults = new Faults(configuration, mode);
        faults.centre();
        faults.http();
        faults.sip();
        faults.database();
        faults.city();
        faults.lost();
        faults.location();
        faults.text();
        faults.machines();
        faults.queues();
        return faults.list;
    }

    private void centre() {
        var centre = configuration.centre();
        if (centre.name().isBlank()) {
            list.add("centre.name is empty.");
        }
        if (!centre.timeZone().isEmpty()) {
            try {
                ZoneId.of(centre.timeZone());
            } catch (DateTimeException e) {
                list.add("centre.time-zone " + centre.timeZone()
                        + " is no time zone; write one such as America/New_York.");
            }
        }
        if (!centre.directory().isEmpty()) {
            file("centre.directory", centre.directory());
        }
        if (centre.positions().isEmpty()) {
            list.add("centre.positions is empty: nobody could sign on.");
        }
        var seen = new HashSet<PositionId>();
        for (var name : centre.positions()) {
            try {
                if (!seen.add(new PositionId(name))) {
                    list.add("centre.positions names " + name + " twice.");
                }
            } catch (IllegalArgumentException e) {
                list.add("centre.positions: " + name + " is not 1 to 16 letters, digits and dashes.");
            }
        }
    }

    private void location() {
        var location = configuration.location();
        try {
            TrustList.of(location.servers());
        } catch (IllegalArgumentException e) {
            list.add("location.servers: " + e.getMessage() + ".");
        }
        if (!location.presenceVia().isEmpty()
                && TrunkPeer.findSip(location.presenceVia()).isEmpty()) {
            list.add("location.presence-via is written sip:host:port.");
        }
        if (location.certificate().isEmpty() != location.key().isEmpty()) {
            list.add("location.certificate and location.key go together.");
        }
        for (var file : List.of(location.certificate(), location.key(), location.authorities())) {
            if (!file.isEmpty()) {
                file("location.certificate, location.key or location.authorities", file);
            }
        }
    }

    private void http() {
        var http = configuration.http();
        boolean tls = !http.tlsCertificate().isEmpty() || !http.tlsKey().isEmpty();
        if (tls) {
            file("http.tls-certificate", http.tlsCertificate());
            file("http.tls-key", http.tlsKey());
        }
        var loopback = loopback("http.address", http.address());
        if (mode == Mode.RUN && Boolean.FALSE.equals(loopback)) {
            list.add("http.address " + http.address()
                    + " is not loopback: `run` has demo accounts and serves this machine only. Use `serve`.");
        }
        if (mode == Mode.SERVE && Boolean.FALSE.equals(loopback) && !tls && !http.allowPlain()) {
            list.add(
                    "http.address " + http.address() + " is not loopback and there is no TLS: give http.tls-certificate"
                            + " and http.tls-key, or set http.allow-plain behind a proxy that has it.");
        }
        if (!http.console().isEmpty() && !Files.isRegularFile(Path.of(http.console(), "index.html"))) {
            list.add("http.console " + http.console() + " holds no index.html.");
        }
    }

    private @org.jspecify.annotations.Nullable Boolean loopback(String name, String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            list.add(name + " " + address + " is no address of a machine.");
            return null;
        }
    }

    private void file(String name, String path) {
        try {
            if (path.isEmpty()) {
                list.add(name + " is missing: certificate and key belong together.");
            } else if (!Files.isReadable(Path.of(path))) {
                list.add(name + ": the file " + path + " cannot be read.");
            }
        } catch (InvalidPathException e) {
            list.add(name + ": " + path + " is no name of a file.");
        }
    }

    private void sip() {
        var sip = configuration.sip();
        var loopback = loopback("sip.address", sip.address());
        if (mode == Mode.RUN && Boolean.FALSE.equals(loopback)) {
            list.add("sip.address " + sip.address() + " is not loopback: `run` serves this machine only. Use `serve`.");
        }
        if (sip.mediaPortHigh() < sip.mediaPortLow() + 1) {
            list.add("sip.media-port-high must be above sip.media-port-low.");
        }
        if (!sip.phones().isEmpty()) {
            file("sip.phones", sip.phones());
        }
        if (!sip.trunks().isEmpty()) {
            file("sip.trunks", sip.trunks());
        }
        sipTls(sip);
        if (sip.port() != 0 && sip.port() == configuration.http().port()) {
            list.add("http.port and sip.port are both " + sip.port() + ".");
        }
        try {
            Route.of(sip.trunk(), sip.callerId());
        } catch (IllegalArgumentException e) {
            list.add("sip.trunk and sip.caller-id: " + e.getMessage() + ".");
        }
        if (sip.browserPort() != 0 && sip.browserPort() == sip.port()) {
            list.add("sip.port and sip.browser-port are both " + sip.port() + ".");
        }
    }

    private void sipTls(Configuration.SipPart sip) {
        if (sip.tlsCertificate().isEmpty() && sip.tlsKey().isEmpty()) {
            return;
        }
        file("sip.tls-certificate", sip.tlsCertificate());
        file("sip.tls-key", sip.tlsKey());
        if (!sip.tlsAuthorities().isEmpty()) {
            file("sip.tls-authorities", sip.tlsAuthorities());
        }
        if (sip.tlsPort() != 0 && sip.tlsPort() == sip.port()) {
            list.add("sip.port and sip.tls-port are both " + sip.port() + ".");
        }
    }

    private void database() {
        var database = configuration.database();
        if (database.url().isEmpty()) {
            if (mode == Mode.SERVE) {
                list.add("database.url is missing: `serve` needs a PostgreSQL of its own.");
            }
        } else if (!database.url().startsWith("jdbc:postgresql:")) {
            list.add("database.url starts with jdbc:postgresql: and goes on with //host/database.");
        } else if (database.user().isEmpty()) {
            list.add("database.user is missing.");
        }
    }

    private void city() {
        var city = configuration.city();
        if (city.pack().isEmpty()) {
            if (mode == Mode.SERVE) {
                list.add("city.pack is missing: `serve` needs the streets of a real city.");
            }
        } else {
            for (var pack : city.pack().split(",", -1)) {
                file("city.pack", pack.strip());
            }
        }
        if (!city.plans().isEmpty()) {
            file("city.plans", city.plans());
        }
    }

    private void text() {
        var text = configuration.text();
        if (text.bounce().isBlank()) {
            list.add("text.bounce is empty: those who are turned away must be told.");
        }
        if (!text.gateway().isEmpty() && !text.gateway().matches("(?i)((udp|tcp):)?[^:\\s]+:\\d{1,5}")) {
            list.add("text.gateway " + text.gateway() + " is not written host:port or tcp:host:port.");
        }
    }

    private void lost() {
        for (var line : configuration.lost().services()) {
            var pair = line.split("=", 2);
            boolean known = pair.length == 2
                    && Arrays.stream(BoundaryKind.values())
                            .anyMatch(kind -> kind.name().equals(pair[1].strip()));
            if (!known || !pair[0].strip().startsWith("urn:service:")) {
                list.add("lost.services: " + line + " is not URN=KIND such as urn:service:sos=PSAP.");
            }
        }
    }

    private void queues() {
        var sheet = configuration.queues().sheet();
        if (sheet.isEmpty()) {
            return;
        }
        try {
            QueueSheet.read(Path.of(sheet), "UTC");
        } catch (IOException | InvalidPathException e) {
            list.add("queues.sheet: the file " + sheet + " cannot be read.");
        } catch (IllegalArgumentException e) {
            list.add("queues.sheet " + sheet + ": " + e.getMessage() + ".");
        }
    }

    private void machines() {
        int length = configuration.machines().secret().length();
        if (length > 0 && length < SHORTEST_SECRET) {
            list.add("machines.secret has fewer than " + SHORTEST_SECRET + " characters.");
        }
    }
}
