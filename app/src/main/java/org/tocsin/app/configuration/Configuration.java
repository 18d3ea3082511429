package org.tocsin.app.configuration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Everything that can be set.
public record Configuration(
        @Setting("The centre itself.") CentrePart centre,
        @Setting("Where browsers and machines connect.") HttpPart http,
        @Setting("Where calls come in.") SipPart sip,
        @Setting("Where the record is kept.") DatabasePart database,
        @Setting("The streets.") CityPart city,

        @Setting("LoST (RFC 5222): which centre answers a place, for whoever routes calls.")
        LostPart lost,

        @Setting("What calls refer to instead of carrying it: where the caller is, and what providers know.")
        LocationPart location,

        @Setting("Text to 9-1-1.") TextPart text,

        @Setting("Lines and queues.") QueuesPart queues,

        @Setting("Files on this machine.") FilesPart files,
        @Setting("Vehicles' gateways and units' terminals.") MachinesPart machines,

        @Setting("The made-up city's life; used by `run` only.")
        SimulatorPart simulator) {

    public record CentrePart(
            @Setting(value = "Name shown on every screen.", fallback = "Tocsin")
            String name,

            @Setting("IANA time zone of the screens, such as America/New_York; empty takes the city pack's.")
            String timeZone,

            @Setting(
                    value = "The desks one can sign on at: letters, digits and dashes.",
                    fallback = "P1, P2, P3, P4, FIRE1, FIRE2, SUP1")
            List<String> positions,

            @Setting("Name of this centre's own boundary of the kind PSAP in the city pack; empty takes the one at the"
                    + " middle of the map. Calls from elsewhere are flagged with the right centre.")
            String psap,

            @Setting("Whom the centre can call (JSON, see docs/conference.md); empty takes a made-up one in `run` and"
                    + " none in `serve`.")
            String directory,

            @Setting(
                    value = "How long a console may be away before the others are told.",
                    fallback = "4s",
                    min = 0,
                    max = 60)
            Duration awayGrace) {}

    public record HttpPart(
            @Setting(value = "Address to listen on. Anything but loopback needs TLS.", fallback = "127.0.0.1")
            String address,

            @Setting(value = "Port; 0 takes a free one.", fallback = "8911", min = 0, max = 65_535)
            int port,

            @Setting("PEM file with the certificate and its chain; empty for none.")
            String tlsCertificate,

            @Setting("PEM file with the certificate's private key.")
            String tlsKey,

            @Setting(
                    value = "Listen without TLS beyond loopback all the same: only behind a proxy that has it.",
                    fallback = "false")
            boolean allowPlain,

            @Setting("Folder with the built console; empty takes the one that was built in.")
            String console) {}

    public record SipPart(
            @Setting(value = "Address to listen on for SIP.", fallback = "127.0.0.1")
            String address,

            @Setting(value = "UDP and TCP port for SIP; 0 takes a free one.", fallback = "5060", min = 0, max = 65_535)
            int port,

            @Setting(
                    value = "Port for SIP over TLS, listened on once there is a certificate; 0 takes a free one.",
                    fallback = "5061",
                    min = 0,
                    max = 65_535)
            int tlsPort,

            @Setting(
                    "PEM file with this centre's certificate for SIP and its chain; empty for no TLS. It may be renewed"
                            + " at any time, no call is stopped for it.")
            String tlsCertificate,

            @Setting("PEM file with that certificate's private key, for its owner's eyes only (chmod 600).")
            String tlsKey,

            @Setting(
                    "PEM file with the authorities that may have signed the certificates of trunks; empty takes those of"
                            + " the Java runtime.")
            String tlsAuthorities,

            @Setting(value = "Whether who calls over TLS must show a certificate.", fallback = "true")
            boolean tlsRequireCertificate,

            @Setting("Address told to peers in SIP and SDP; empty takes the one listened on.")
            String advertised,

            @Setting(value = "First UDP port for voice.", fallback = "30000", min = 1024, max = 65_000)
            int mediaPortLow,

            @Setting(value = "Last UDP port for voice.", fallback = "30999", min = 1024, max = 65_535)
            int mediaPortHigh,

            @Setting(
                    value = "UDP port for the voice of all consoles, which a firewall must let through; 0 takes a"
                            + " free one.",
                    fallback = "8912",
                    min = 0,
                    max = 65_535)
            int browserPort,

            @Setting("File with the telephones on the desks, one a line: user, position, secret and, for old ones, md5."
                    + " For its owner's eyes only (chmod 600); empty for none.")
            String phones,

            @Setting("File with the networks known by name, one a line: name, SIP URI, and what holds for it (see"
                    + " docs/telephony.md); empty for none.")
            String trunks,

            @Setting("Where calls of this centre to telephone numbers go, such as sip:sbc.example:5060, several with"
                    + " commas between them, the best first; empty for nowhere. `run` has a simulated network there.")
            String trunk,

            @Setting(
                    value = "How often each trunk is asked whether it is there (OPTIONS); 0s for never.",
                    fallback = "10s",
                    min = 0,
                    max = 3_600)
            Duration keepAlive,

            @Setting(
                    value = "Questions in a row a trunk leaves unanswered before it counts as unreachable.",
                    fallback = "3",
                    min = 1,
                    max = 100)
            int keepAliveFailures,

            @Setting(
                    value = "Answers in a row before a trunk that was down counts as up again.",
                    fallback = "2",
                    min = 1,
                    max = 100)
            int keepAliveAnswers,

            @Setting("The centre's own number, shown to those it calls; empty for none.")
            String callerId,

            @Setting(value = "Whether a caller on hold hears a soft beep, else silence.", fallback = "true")
            boolean holdTone,

            @Setting(
                    value = "Whether the network is asked to connect a caller handed outside by itself (REFER), so that"
                            + " this centre is no longer in between.",
                    fallback = "false")
            boolean refer) {}

    public record DatabasePart(
            @Setting("JDBC address of PostgreSQL 15 or newer, such as jdbc:postgresql://db/tocsin; empty starts the"
                    + " bundled one, which only `run` may.")
            String url,

            @Setting("Role that serves: may append to the journal, not change it.")
            String user,

            @Setting(value = "Its password.", secret = true) String password,

            @Setting("Role that owns the schemas and migrates them; empty takes `user`.")
            String ownerUser,

            @Setting(value = "Its password.", secret = true) String ownerPassword,

            @Setting(value = "Connections for look-ups.", fallback = "8", min = 2, max = 100)
            int poolSize) {}

    public record CityPart(
            @Setting(
                    "City pack to load, or several with commas between them as one region, home first; empty generates a"
                            + " made-up city, which only `run` may.")
            String pack,

            @Setting(value = "Which made-up city.", fallback = "7")
            long seed,

            @Setting(
                    value = "Size of the made-up city in addresses.",
                    fallback = "25000",
                    min = 20_000,
                    max = 1_000_000)
            int addresses,

            @Setting("Catalogue of incident types and dispositions (JSON); empty takes the built-in one.")
            String plans) {}

    public record LostPart(
            @Setting(
                    "Where emergency calls go, such as sip:911@psap.example; {name} stands for the name of the boundary"
                            + " that holds the place. Empty switches LoST off.")
            String uri,

            @Setting(value = "This server's own name in LoST answers, a host name.", fallback = "localhost")
            String source,

            @Setting(value = "What a caller dials.", fallback = "911")
            String number,

            @Setting(
                    value = "Services answered, each with the kind of boundary that decides.",
                    fallback = "urn:service:sos=PSAP, urn:service:sos.police=PSAP, urn:service:sos.fire=PSAP,"
                            + " urn:service:sos.ambulance=PSAP")
            List<String> services,

            @Setting(
                    value = "Questions answered a second; one address gets at most a quarter of them.",
                    fallback = "200",
                    min = 1,
                    max = 100_000)
            int perSecond) {}

    public record LocationPart(
            @Setting("Servers this centre asks when a call refers to them, and nobody else, as a caller can write any"
                    + " reference: https://lis.example.net, https://*.carrier.example:8443, sip://10.1.2.3; port"
                    + " :* is any.")
            List<String> servers,

            @Setting(
                    value = "How long a location server may take over its best answer.",
                    fallback = "20s",
                    min = 1,
                    max = 60)
            Duration patience,

            @Setting(
                    value = "Whether a location server that asks whose location is wanted is told the caller's number.",
                    fallback = "false")
            boolean identify,

            @Setting(
                    value = "A server that reports movement (SIP presence) is asked to report more than so many metres;"
                            + " 0 for every change.",
                    fallback = "20",
                    min = 0,
                    max = 10_000)
            int movedMeters,

            @Setting("Where subscriptions to callers' presence go, such as sip:border.example:5060; empty for the host"
                    + " each reference names.")
            String presenceVia,

            @Setting("PEM file with this centre's certificate for servers that ask for one; empty for none.")
            String certificate,

            @Setting("PEM file with its private key, for its owner's eyes only (chmod 600).")
            String key,

            @Setting("PEM file with the authorities that vouch for those servers; empty takes the machine's own.")
            String authorities) {}

    public record TextPart(
            @Setting(value = "Text conversations one person may have at a time.", fallback = "3", min = 1, max = 20)
            int mostEach,

            @Setting(
                    value = "What a new sender is told while text is out of service.",
                    fallback = "Text to 9-1-1 is not available here. Make a voice call to 9-1-1, or use a relay"
                            + " service.")
            String bounce,

            @Setting("Where a text to a number goes, host:port or tcp:host:port; empty takes the peer the latest text"
                    + " came from.")
            String gateway,

            @Setting(
                    value = "A caller who says nothing for so long after the answer is asked by TTY; 0s for never.",
                    fallback = "12s",
                    min = 0,
                    max = 120)
            Duration ttyChallenge,

            @Setting(
                    value = "What is asked, in capitals; Q is a question mark, GA means go ahead.",
                    fallback = "911 WHAT IS THE ADDRESS OF YOUR EMERGENCY Q GA")
            String ttyWords,

            @Setting(
                    value =
                            "TCP port of message sessions (MSRP); 0 takes a free one, which no firewall can let through.",
                    fallback = "0",
                    min = 0,
                    max = 65_535)
            int msrpPort,

            @Setting("Phrase book (JSON); empty takes the built-in one.")
            String phrases) {}

    public record QueuesPart(
            @Setting("The centre's lines, whom they ring, their hours, and who can do what (JSON, see queues.md);"
                    + " empty takes those of the made-up city.")
            String sheet) {}

    public record FilesPart(
            @Setting("Folder for what must not be lost; empty takes $XDG_DATA_HOME/tocsin.")
            String data,

            @Setting("Folder for what can be made again; empty takes $XDG_CACHE_HOME/tocsin.")
            String cache,

            @Setting(
                    value = "Megabytes kept free for records while the database is away.",
                    fallback = "64",
                    min = 8,
                    max = 65_536)
            int spoolMegabytes) {
        public Path dataFolder() {
            return folder(data, "XDG_DATA_HOME", ".local/share");
        }

        public Path cacheFolder() {
            return folder(cache, "XDG_CACHE_HOME", ".cache");
        }

        private static Path folder(String set, String variable, String underHome) {
            if (!set.isEmpty()) {
                return Path.of(set).toAbsolutePath().normalize();
            }
            var base = System.getenv(variable);
            var parent = base == null || base.isBlank()
                    ? Path.of(System.getProperty("user.home", "."), underHome)
                    : Path.of(base);
            return parent.resolve("tocsin").toAbsolutePath().normalize();
        }
    }

    public record MachinesPart(
            @Setting(
                    value = "Secret the bearer tokens of gateways and terminals are made from, 16 characters or"
                            + " more; empty makes one and keeps it with the data.",
                    secret = true)
            String secret) {}

    public record SimulatorPart(
            @Setting(value = "Whether made-up callers call and crews drive.", fallback = "true")
            boolean enabled,

            @Setting(value = "Calls an hour.", fallback = "24", min = 0, max = 100_000)
            int callsPerHour,

            @Setting(value = "Whether an automatic desk answers what no person takes.", fallback = "true")
            boolean desk) {}
}
