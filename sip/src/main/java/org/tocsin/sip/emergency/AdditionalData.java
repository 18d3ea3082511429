package org.tocsin.sip.emergency;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tocsin.sip.MalformedException;
import org.tocsin.sip.body.BodyPart;
import org.tocsin.sip.message.Bytes;

/// One block of Additional Data (RFC 7852): what the caller's provider, access network or device adds to the call.
/// Kept as it came, with a view a person can read.
///
/// @param block `ServiceInfo`, `ProviderInfo`, `SubscriberInfo`, `DeviceInfo`, `Comment`, `VEDS`, ...
/// @param reference the URI to fetch it from; empty when it came with the call
/// @param raw the document; empty when it has to be fetched
/// @param entries its contents; empty when it is no XML we can read
public record AdditionalData(String block, String reference, Bytes raw, List<Entry> entries) {
    private static final String PREFIX = "emergencycalldata.";
    private static final int MAXIMUM_ENTRIES = 200;
    /// Element names that say nothing to a reader.
    private static final Set<String> SILENT =
            Set.of("subscriberdata", "vcards", "vcard", "text", "uri", "parameters", "type");

    /// One line of the view, such as `ServiceMobility` and `Mobile`.
    public record Entry(String name, String value) {
        @Override
        public String toString() {
            return "Entry[" + name.length() + "]";
        }
    }

    public AdditionalData {
        entries = List.copyOf(entries);
    }

    /// The block a purpose (`EmergencyCallData.ServiceInfo`) or media type names; empty if it names none.
    static Optional<String> blockOf(String name) {
        String text = name.strip();
        if (!text.toLowerCase(Locale.ROOT).startsWith(PREFIX) || text.length() == PREFIX.length()) {
            return Optional.empty();
        }
        String block = text.substring(PREFIX.length()).replaceFirst("\\+(xml|json)$", "");
        return Optional.of(usual(block));
    }

    /// Media types come in lower case; the usual spelling is the registry's.
    private static String usual(String block) {
        for (String known : new String[] {
            "ProviderInfo",
            "ServiceInfo",
            "DeviceInfo",
            "SubscriberInfo",
            "Comment",
            "Control",
            "VEDS",
            "eCall.MSD",
            "cap"
        }) {
            if (known.equalsIgnoreCase(block)) {
                return known;
            }
        }
        return block;
    }

    static AdditionalData of(String block, BodyPart part) {
        return new AdditionalData(block, "", part.content(), view(part.content()));
    }

    static AdditionalData referred(String block, String uri) {
        return new AdditionalData(block, uri, Bytes.EMPTY, List.of());
    }

    /// What a reference led to.
    ///
    /// @param block the name it was referred to by
    /// @throws MalformedException if it is not XML we are willing to read
    public static AdditionalData fetched(String block, String uri, Bytes document) {
        XmlReader.read(document.toArray());
        return new AdditionalData(block, uri, document, view(document));
    }

    /// The class of service in the words of a call taker; empty if none of the blocks says it.
    public static String classOfService(List<AdditionalData> blocks) {
        return blocks.stream()
                .filter(data -> data.block().equals("ServiceInfo"))
                .map(ClassOfService::of)
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static List<Entry> view(Bytes document) {
        try {
            XmlElement root = XmlReader.read(document.toArray());
            var entries = new ArrayList<Entry>();
            root.children().forEach(child -> collect(child, "", entries));
            if (entries.isEmpty() && !root.text().isEmpty()) {
                entries.add(new Entry(root.name(), root.text()));
            }
            return entries;
        } catch (MalformedException e) {
            return List.of();
        }
    }

    private static void collect(XmlElement element, String path, List<Entry> entries) {
        boolean silent = SILENT.contains(element.name().toLowerCase(Locale.ROOT));
        String name = silent ? path : path.isEmpty() ? element.name() : path + " " + element.name();
        if (!element.text().isEmpty() && entries.size() < MAXIMUM_ENTRIES) {
            entries.add(new Entry(name.isEmpty() ? element.name() : name, element.text()));
        }
        element.children().forEach(child -> collect(child, name, entries));
    }

    /// The value of the first entry of this name, or whose name ends in it.
    public Optional<String> find(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equalsIgnoreCase(name)
                        || entry.name().toLowerCase(Locale.ROOT).endsWith(" " + name.toLowerCase(Locale.ROOT)))
                .map(Entry::value)
                .findFirst();
    }

    /// Whether it still has to be fetched.
    public boolean isByReference() {
        return !reference.isEmpty() && raw.isEmpty();
    }

    @Override
    public String toString() {
        return "AdditionalData[" + raw.length() + " bytes]";
    }
}
