package org.tocsin.edge.interop.lost;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.BoundaryKind;
import org.tocsin.core.places.CityPack;
import org.tocsin.core.places.CivicAddress;
import org.tocsin.core.places.Exactness;
import org.tocsin.core.places.Gazetteer;
import org.tocsin.core.places.Match;
import org.tocsin.core.places.Point;

/// Answers LoST from the boundaries of the pack in force. Safe from any thread.
public final class LostServer {
    private static final Duration HOLDS = Duration.ofHours(24);

    private final String source;
    private final List<Service> services;
    private final Supplier<Map> map;

    /// A service this server maps.
    ///
    /// @param urn         `urn:service:sos.police`
    /// @param boundary    the kind of boundary that decides who answers
    /// @param uri         where calls go; `{name}` stands for the name of the boundary in lower case without blanks
    /// @param number      what a caller dials
    public record Service(String urn, BoundaryKind boundary, String uri, String number) {}

    /// The map in force: boundaries with the gazetteer made of the same pack.
    public record Map(CityPack pack, Gazetteer gazetteer) {}

    /// @param source this server's application-unique name, a host name
    public LostServer(String source, List<Service> services, Supplier<Map> map) {
        this.source = source;
        this.services = List.copyOf(services);
        this.map = map;
    }

    /// The usual services of an emergency centre, all answered at one address.
    public static List<Service> standardServices(String uri, String number) {
        return List.of(
                new Service("urn:service:sos", BoundaryKind.PSAP, uri, number),
                new Service("urn:service:sos.police", BoundaryKind.PSAP, uri, number),
                new Service("urn:service:sos.fire", BoundaryKind.PSAP, uri, number),
                new Service("urn:service:sos.ambulance", BoundaryKind.PSAP, uri, number));
    }

    /// Answers one document with one document; never throws for what a client sent.
    public byte[] answer(byte[] request, Instant now) {
        LostAnswer answer;
        try {
            answer = answer(LostXml.query(request), now);
        } catch (MalformedLostException e) {
            answer = new LostAnswer.Refused(e.kind(), String.valueOf(e.getMessage()));
        }
        return LostWriter.write(answer, source);
    }

    LostAnswer answer(LostQuery query, Instant now) {
        return switch (query) {
            case LostQuery.FindService find -> find(find, now);
            case LostQuery.ListServices list -> new LostAnswer.Services(below(list.service()), List.of(source), "");
            case LostQuery.ListServicesByLocation list -> byLocation(list);
            case LostQuery.GetServiceBoundary get -> boundary(get.key());
        };
    }

    private List<String> below(String parent) {
        var names = new TreeSet<String>();
        for (var service : services) {
            if (parent.isEmpty() ? !service.urn().contains(".") : service.urn().startsWith(parent + ".")) {
                names.add(service.urn());
            }
        }
        return List.copyOf(names);
    }

    private LostAnswer byLocation(LostQuery.ListServicesByLocation list) {
        var here = map.get();
        var point = locate(list.where(), here);
        var names = new ArrayList<String>();
        for (var name : below(list.service())) {
            var service = find(name).orElseThrow();
            if (point.flatMap(p -> boundaryAt(here, service, p.point())).isPresent()) {
                names.add(name);
            }
        }
        return new LostAnswer.Services(names, List.of(source), list.where().id());
    }

    private record Located(Point point, @Nullable Match match) {}

    private static Optional<Located> locate(LostQuery.Where where, Map here) {
        return switch (where) {
            case LostQuery.Geodetic geodetic ->
                Optional.of(new Located(geodetic.area().center(), null));
            case LostQuery.Civic civic ->
                here.gazetteer().match(civic.address(), 1).stream()
                        .findFirst()
                        .map(match -> new Located(match.point(), match));
        };
    }

    private LostAnswer find(LostQuery.FindService query, Instant now) {
        var warnings = new ArrayList<LostAnswer.Warning>();
        var service = find(query.service());
        if (service.isEmpty()) {
            service = parent(query.service());
            service.ifPresent(
                    parent -> warnings.add(new LostAnswer.Warning("serviceSubstitution", "mapped as " + parent.urn())));
        }
        if (service.isEmpty()) {
            return new LostAnswer.Refused("serviceNotImplemented", "no such service is mapped here");
        }
        var here = map.get();
        var located = locate(query.where(), here);
        if (located.isEmpty()) {
            return new LostAnswer.Refused("notFound", "the address is not known here");
        }
        var boundary = boundaryAt(here, service.get(), located.get().point());
        if (boundary.isEmpty()) {
            return new LostAnswer.Refused("notFound", "no boundary of this server holds the location");
        }
        var mapping = mapping(service.get(), query.service(), boundary.get(), query.boundaryByValue(), here, now);
        var validation = query.validate() && query.where() instanceof LostQuery.Civic civic
                ? validate(civic.address(), located.get().match())
                : null;
        return new LostAnswer.Found(
                mapping, validation, List.of(source), query.where().id(), warnings);
    }

    private Optional<Service> find(String urn) {
        return services.stream().filter(s -> s.urn().equalsIgnoreCase(urn)).findFirst();
    }

    /// `urn:service:sos.animal-control` is answered by whoever answers `urn:service:sos`.
    private Optional<Service> parent(String urn) {
        for (int dot = urn.lastIndexOf('.'); dot > 0; dot = urn.lastIndexOf('.', dot - 1)) {
            var found = find(urn.substring(0, dot));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<CityPack.Boundary> boundaryAt(Map here, Service service, Point point) {
        return here.gazetteer()
                .districts(point)
                .find(service.boundary())
                .flatMap(name -> here.pack().boundaries().stream()
                        .filter(b -> b.kind() == service.boundary() && b.name().equals(name))
                        .findFirst());
    }

    private LostAnswer.Mapping mapping(
            Service service, String asked, CityPack.Boundary boundary, boolean byValue, Map here, Instant now) {
        var name = boundary.name();
        var slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
        return new LostAnswer.Mapping(
                source,
                key(boundary),
                now,
                now.plus(HOLDS),
                name,
                find(asked).isPresent() ? asked : service.urn(),
                byValue ? boundary.rings() : List.of(),
                key(boundary) + "@" + here.pack().manifest().version(),
                List.of(service.uri().replace("{name}", slug)),
                service.number());
    }

    private static String key(CityPack.Boundary boundary) {
        return boundary.kind() + ":" + boundary.name();
    }

    private LostAnswer boundary(String key) {
        var here = map.get();
        return here.pack().boundaries().stream()
                .filter(b -> (key(b) + "@" + here.pack().manifest().version()).equals(key))
                .findFirst()
                .<LostAnswer>map(b -> new LostAnswer.Boundary(b.rings()))
                .orElseGet(() -> new LostAnswer.Refused("notFound", "no boundary has this key any more"));
    }

    /// Which parts of an address the map knows: a door that is found proves its number and street; a match by range
    /// proves the street only (RFC 5222 section 8.4.2).
    private static LostAnswer.Validation validate(CivicAddress address, @Nullable Match match) {
        var valid = new ArrayList<String>();
        var invalid = new ArrayList<String>();
        var unchecked = new ArrayList<String>();
        for (var element : address.elements().keySet()) {
            var name = "ca:" + element;
            switch (element) {
                case "A3", "RD", "A6", "STS", "PRD", "POD", "PRM" -> (match == null ? invalid : valid).add(name);
                case "HNO", "HNS" ->
                    (match != null && match.exactness() == Exactness.EXACT ? valid : invalid).add(name);
                default -> unchecked.add(name);
            }
        }
        return new LostAnswer.Validation(valid, invalid, unchecked);
    }
}
