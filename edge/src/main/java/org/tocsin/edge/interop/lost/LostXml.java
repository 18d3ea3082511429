package org.tocsin.edge.interop.lost;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.tocsin.core.places.Area;
import org.tocsin.core.places.CivicAddress;
import org.tocsin.core.places.Point;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// Reads LoST documents.
final class LostXml {
    static final String LOST = "urn:ietf:params:xml:ns:lost1";
    static final String GML = "http://www.opengis.net/gml";
    static final String SHAPES = "http://www.opengis.net/pidflo/1.0";
    static final String CIVIC = "urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr";

    private static final int LARGEST = 256 * 1024;

    private LostXml() {}

    static Document parse(byte[] bytes) throws MalformedLostException {
        if (bytes.length > LARGEST) {
            throw new MalformedLostException("badRequest", "a document of more than 256 KiB");
        }
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(bytes));
        } catch (SAXException | IOException e) {
            throw new MalformedLostException("badRequest", "not well-formed XML");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    static LostQuery query(byte[] bytes) throws MalformedLostException {
        var root = parse(bytes).getDocumentElement();
        if (!LOST.equals(root.getNamespaceURI())) {
            throw new MalformedLostException("badRequest", "not in the LoST namespace");
        }
        return switch (root.getLocalName()) {
            case "findService" ->
                new LostQuery.FindService(
                        where(root),
                        text(root, LOST, "service")
                                .orElseThrow(() -> new MalformedLostException("badRequest", "no service is named")),
                        root.getAttribute("serviceBoundary").equals("value"),
                        root.getAttribute("validateLocation").equals("true"));
            case "listServices" ->
                new LostQuery.ListServices(text(root, LOST, "service").orElse(""));
            case "listServicesByLocation" ->
                new LostQuery.ListServicesByLocation(
                        where(root), text(root, LOST, "service").orElse(""));
            case "getServiceBoundary" -> new LostQuery.GetServiceBoundary(root.getAttribute("key"));
            default -> throw new MalformedLostException("badRequest", "no request of LoST");
        };
    }

    /// The first location whose profile is known (RFC 5222 section 12.1).
    private static LostQuery.Where where(Element root) throws MalformedLostException {
        var locations = children(root, LOST, "location");
        if (locations.isEmpty()) {
            throw new MalformedLostException("badRequest", "no location is given");
        }
        for (var location : locations) {
            var id = location.getAttribute("id");
            switch (location.getAttribute("profile")) {
                case "geodetic-2d" -> {
                    return new LostQuery.Geodetic(id, area(location));
                }
                case "civic" -> {
                    return new LostQuery.Civic(id, civic(location));
                }
                default -> {}
            }
        }
        throw new MalformedLostException("locationProfileUnrecognized", "geodetic-2d and civic are understood");
    }

    private static Area area(Element location) throws MalformedLostException {
        try {
            for (var shape : children(location, null, null)) {
                switch (shape.getLocalName()) {
                    case "Point" -> {
                        return new Area.Spot(points(shape).getFirst());
                    }
                    case "Circle" -> {
                        return new Area.Circle(
                                points(shape).getFirst(),
                                Double.parseDouble(text(shape, SHAPES, "radius").orElse("0")));
                    }
                    case "Ellipse" -> {
                        return new Area.Ellipse(
                                points(shape).getFirst(),
                                Double.parseDouble(
                                        text(shape, SHAPES, "semiMajorAxis").orElse("0")),
                                Double.parseDouble(
                                        text(shape, SHAPES, "semiMinorAxis").orElse("0")),
                                Double.parseDouble(
                                        text(shape, SHAPES, "orientation").orElse("0")));
                    }
                    case "Polygon" -> {
                        return new Area.Polygon(open(points(shape)));
                    }
                    default -> {}
                }
            }
        } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
            throw new MalformedLostException("locationInvalid", "the shape has no usable coordinates");
        }
        throw new MalformedLostException("locationInvalid", "a point, circle, ellipse or polygon is expected");
    }

    /// All positions below a shape, `pos` or `posList`, latitude first.
    static List<Point> points(Element shape) {
        var points = new ArrayList<Point>();
        for (var name : List.of("pos", "posList")) {
            var nodes = shape.getElementsByTagNameNS(GML, name);
            for (int i = 0; i < nodes.getLength(); i++) {
                var numbers = nodes.item(i).getTextContent().strip().split("\\s+");
                for (int n = 0; n + 1 < numbers.length; n += 2) {
                    points.add(new Point(Double.parseDouble(numbers[n]), Double.parseDouble(numbers[n + 1])));
                }
            }
        }
        return points;
    }

    private static List<Point> open(List<Point> ring) {
        return ring.size() > 1 && ring.getFirst().equals(ring.getLast()) ? ring.subList(0, ring.size() - 1) : ring;
    }

    private static CivicAddress civic(Element location) throws MalformedLostException {
        var elements = new TreeMap<String, String>();
        for (var address : children(location, null, null)) {
            if (address.getLocalName().equals("civicAddress")) {
                for (var element : children(address, null, null)) {
                    elements.put(
                            element.getLocalName(), element.getTextContent().strip());
                }
            }
        }
        if (elements.isEmpty()) {
            throw new MalformedLostException("locationInvalid", "an empty civic address");
        }
        return new CivicAddress(elements);
    }

    static Optional<String> text(Element parent, String namespace, String name) {
        return children(parent, namespace, name).stream()
                .map(element -> element.getTextContent().strip())
                .findFirst();
    }

    /// Child elements, all of them when namespace and name are null.
    static List<Element> children(Element parent, @Nullable String namespace, @Nullable String name) {
        var children = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && (name == null || name.equals(element.getLocalName()))
                    && (namespace == null || namespace.equals(element.getNamespaceURI()))) {
                children.add(element);
            }
        }
        return children;
    }
}
