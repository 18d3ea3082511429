package org.tocsin.edge.telephony.trunks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.message.SipUri;
import org.tocsin.sip.message.Uri;

/// The trunks of a centre.
public final class Trunks {
    public static final Trunks NONE = new Trunks(List.of());

    private final List<Trunk> all;
    private final Map<String, Trunk> byAddress = new HashMap<>();
    private final Map<String, Trunk> certifiedByAddress = new HashMap<>();
    private final Map<String, Trunk> bySubject = new HashMap<>();

    /// @throws IllegalArgumentException if a name, a certificate's name or the address of one without TLS belongs to
    /// two
    public Trunks(List<Trunk> trunks) {
        all = List.copyOf(trunks);
        var names = new HashSet<String>();
        for (var trunk : all) {
            if (!names.add(trunk.name())) {
                throw new IllegalArgumentException("there are two trunks " + trunk.name());
            }
            for (var address : addresses(trunk)) {
                if (trunk.tls()) {
                    certifiedByAddress.putIfAbsent(address, trunk);
                } else {
                    once(byAddress.put(address, trunk), trunk, address);
                }
            }
            for (var subject : trunk.subjects()) {
                once(bySubject.put(subject, trunk), trunk, subject);
            }
        }
    }

    private static void once(@org.jspecify.annotations.Nullable Trunk before, Trunk trunk, String what) {
        if (before != null) {
            throw new IllegalArgumentException(
                    what + " belongs to two trunks, " + before.name() + " and " + trunk.name());
        }
    }

    private static Set<String> addresses(Trunk trunk) {
        var addresses = new HashSet<>(trunk.addresses());
        addresses.add(bare(trunk.uri().host()));
        return addresses;
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host.toLowerCase(Locale.ROOT);
    }

    /// Reads trunks, one a line: name, SIP URI, then `from=ADDRESS`, `certificate=NAME` (each as often as need be) and
    /// `voice=required`, `offered` or `refused`, with spaces between; `#` begins a remark. A trunk over TLS without
    /// `certificate=` carries the host of its URI; `voice=` is `offered` unless said.
    ///
    /// @throws IllegalArgumentException if a line cannot be read, or something belongs to two trunks
    public static Trunks read(Path file) throws IOException {
        var trunks = new ArrayList<Trunk>();
        var lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).replaceFirst("(^|\\s)#.*$", "").strip();
            if (!line.isEmpty()) {
                try {
                    trunks.add(trunk(line.split("\\s+", -1)));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
                }
            }
        }
        return new Trunks(trunks);
    }

    private static Trunk trunk(String[] words) {
        if (words.length < 2) {
            throw new IllegalArgumentException("a trunk is its name and its SIP URI at least");
        }
        var uri = sip(words[1]);
        var addresses = new HashSet<String>();
        var subjects = new HashSet<String>();
        var voice = VoiceProtection.OFFERED;
        for (int i = 2; i < words.length; i++) {
            var pair = words[i].split("=", 2);
            if (pair.length < 2 || pair[1].isEmpty()) {
                throw new IllegalArgumentException(words[i] + " is not from=, certificate= or voice= and a value");
            }
            switch (pair[0]) {
                case "from" -> addresses.add(bare(pair[1]));
                case "certificate" -> subjects.add(pair[1]);
                case "voice" -> voice = voice(pair[1]);
                default -> throw new IllegalArgumentException("there is no " + pair[0] + "=");
            }
        }
        if (subjects.isEmpty() && Trunk.isTls(uri)) {
            subjects.add(bare(uri.host()));
        }
        return new Trunk(words[0], uri, addresses, subjects, voice);
    }

    private static VoiceProtection voice(String word) {
        try {
            return VoiceProtection.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("voice= is required, offered or refused, not " + word, e);
        }
    }

    private static SipUri sip(String text) {
        try {
            if (Uri.parse(text) instanceof SipUri sip) {
                return sip;
            }
        } catch (MalformedException e) {
            throw new IllegalArgumentException(text + " is no SIP URI", e);
        }
        throw new IllegalArgumentException(text + " is no SIP URI");
    }

    /// In the order of the file.
    public List<Trunk> list() {
        return all;
    }

    /// The trunk whose calls come from an address, or whose URI has this host.
    public Optional<Trunk> findByAddress(String host) {
        var address = bare(host);
        return Optional.ofNullable(byAddress.get(address))
                .or(() -> Optional.ofNullable(certifiedByAddress.get(address)));
    }

    /// The trunks that are called at a host.
    public List<Trunk> listByHost(String host) {
        return all.stream()
                .filter(trunk -> bare(trunk.uri().host()).equals(bare(host)))
                .toList();
    }

    /// The trunk whose certificate may carry one of these names.
    public Optional<Trunk> findBySubject(Collection<String> names) {
        return names.stream()
                .map(name -> bySubject.get(name.toLowerCase(Locale.ROOT)))
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }

    /// Address to name, for a line book: of trunks without TLS, for the others show their certificate.
    public Map<String, String> names() {
        var names = new HashMap<String, String>();
        byAddress.forEach((address, trunk) -> {
            names.put(address, trunk.name());
        });
        return names;
    }
}
