package org.tocsin.edge.interop.lost;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.tocsin.core.places.Point;

/// Writes LoST documents.
final class LostWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;

    private LostWriter() throws XMLStreamException {
        xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
    }

    /// @param source name of this server, for errors
    static byte[] write(LostAnswer answer, String source) {
        try {
            var writer = new LostWriter();
            writer.xml.writeStartDocument("UTF-8", "1.0");
            writer.answer(answer, source);
            writer.xml.writeEndDocument();
            writer.xml.flush();
            return writer.out.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A findService request for a point.
    static byte[] ask(Point point, String service) {
        return String.format(
                        Locale.ROOT,
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <findService xmlns="%s" xmlns:gml="%s" serviceBoundary="reference" recursive="true">
                          <location id="here" profile="geodetic-2d">
                            <gml:Point srsName="urn:ogc:def:crs:EPSG::4326"><gml:pos>%.7f %.7f</gml:pos></gml:Point>
                          </location>
                          <service>%s</service>
                        </findService>
                        """,
                        LostXml.LOST,
                        LostXml.GML,
                        point.latitude(),
                        point.longitude(),
                        escape(service))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private void answer(LostAnswer answer, String source) throws XMLStreamException {
        switch (answer) {
            case LostAnswer.Found found -> found(found, source);
            case LostAnswer.Services services -> services(services);
            case LostAnswer.Boundary boundary -> {
                start("getServiceBoundaryResponse");
                xml.writeNamespace("gml", LostXml.GML);
                boundary(boundary.rings());
                xml.writeEndElement();
            }
            case LostAnswer.Refused refused -> {
                start("errors");
                xml.writeAttribute("source", source);
                message(refused.kind(), refused.message());
                xml.writeEndElement();
            }
        }
    }

    private void found(LostAnswer.Found found, String source) throws XMLStreamException {
        var mapping = found.mapping();
        start("findServiceResponse");
        xml.writeNamespace("gml", LostXml.GML);
        xml.writeStartElement("mapping");
        xml.writeAttribute("expires", time(mapping.expires()));
        xml.writeAttribute("lastUpdated", time(mapping.lastUpdated()));
        xml.writeAttribute("source", mapping.source());
        xml.writeAttribute("sourceId", mapping.sourceId());
        xml.writeStartElement("displayName");
        xml.writeAttribute("xml:lang", "en");
        xml.writeCharacters(mapping.displayName());
        xml.writeEndElement();
        element("service", mapping.service());
        if (mapping.rings().isEmpty()) {
            xml.writeEmptyElement("serviceBoundaryReference");
            xml.writeAttribute("source", mapping.source());
            xml.writeAttribute("key", mapping.boundaryKey());
        } else {
            boundary(mapping.rings());
        }
        for (var uri : mapping.uris()) {
            element("uri", uri);
        }
        element("serviceNumber", mapping.serviceNumber());
        xml.writeEndElement();
        var validation = found.validation();
        if (validation != null) {
            xml.writeStartElement("locationValidation");
            xml.writeNamespace("ca", LostXml.CIVIC);
            names("valid", validation.valid());
            names("invalid", validation.invalid());
            names("unchecked", validation.unchecked());
            xml.writeEndElement();
        }
        if (!found.warnings().isEmpty()) {
            xml.writeStartElement("warnings");
            xml.writeAttribute("source", source);
            for (var warning : found.warnings()) {
                message(warning.kind(), warning.message());
            }
            xml.writeEndElement();
        }
        path(found.via());
        used(found.usedLocation());
        xml.writeEndElement();
    }

    private void services(LostAnswer.Services services) throws XMLStreamException {
        start(services.usedLocation().isEmpty() ? "listServicesResponse" : "listServicesByLocationResponse");
        element("serviceList", String.join(" ", services.services()));
        path(services.via());
        if (!services.usedLocation().isEmpty()) {
            used(services.usedLocation());
        }
        xml.writeEndElement();
    }

    private void boundary(List<List<Point>> rings) throws XMLStreamException {
        for (var ring : rings) {
            xml.writeStartElement("serviceBoundary");
            xml.writeAttribute("profile", "geodetic-2d");
            xml.writeStartElement("gml:Polygon");
            xml.writeAttribute("srsName", "urn:ogc:def:crs:EPSG::4326");
            xml.writeStartElement("gml:exterior");
            xml.writeStartElement("gml:LinearRing");
            for (var corner : ring) {
                position(corner);
            }
            if (!ring.getFirst().equals(ring.getLast())) {
                position(ring.getFirst());
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndElement();
        }
    }

    private void position(Point point) throws XMLStreamException {
        xml.writeStartElement("gml:pos");
        xml.writeCharacters(String.format(Locale.ROOT, "%.7f %.7f", point.latitude(), point.longitude()));
        xml.writeEndElement();
    }

    private void start(String name) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeDefaultNamespace(LostXml.LOST);
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void names(String element, List<String> names) throws XMLStreamException {
        if (!names.isEmpty()) {
            element(element, String.join(" ", names));
        }
    }

    private void message(String kind, String message) throws XMLStreamException {
        xml.writeEmptyElement(kind);
        xml.writeAttribute("message", message);
        xml.writeAttribute("xml:lang", "en");
    }

    private void path(List<String> via) throws XMLStreamException {
        xml.writeStartElement("path");
        for (var source : via) {
            xml.writeEmptyElement("via");
            xml.writeAttribute("source", source);
        }
        xml.writeEndElement();
    }

    private void used(String id) throws XMLStreamException {
        xml.writeEmptyElement("locationUsed");
        xml.writeAttribute("id", id);
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
