package org.tocsin.sip.emergency;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tocsin.sip.MalformedException;

/// Reads small XML documents with everything dangerous off: document types, entities, outside references, depth.
final class XmlReader {
    private static final int MAXIMUM_BYTES = 262_144;
    private static final int MAXIMUM_DEPTH = 64;
    private static final int MAXIMUM_ELEMENTS = 10_000;
    private static final XMLInputFactory FACTORY = factory();

    private static final class Open {
        final String name;
        final Map<String, String> attributes = new HashMap<>();
        final List<XmlElement> children = new ArrayList<>();
        final StringBuilder text = new StringBuilder();

        Open(String name) {
            this.name = name;
        }

        XmlElement close() {
            return new XmlElement(name, attributes, children, text.toString().strip());
        }
    }

    private XmlReader() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }

    /// The root element.
    ///
    /// @throws MalformedException if it is no XML, has a document type, or is too large or too deep
    static XmlElement read(byte[] document) {
        if (document.length > MAXIMUM_BYTES) {
            throw new MalformedException("XML document too large");
        }
        try {
            // Decoded here: the JDK's decoder writes to standard error when bytes are wrong, and gives up.
            String text = new String(document, StandardCharsets.UTF_8);
            XMLStreamReader reader = FACTORY.createXMLStreamReader(
                    new StringReader(text.startsWith("\ufeff") ? text.substring(1) : text));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new MalformedException("not well-formed XML");
        } catch (RuntimeException e) {
            // The JDK's parser lets some of its own exceptions through on garbled input.
            throw e instanceof MalformedException malformed ? malformed : new MalformedException("not well-formed XML");
        }
    }

    private static XmlElement read(XMLStreamReader reader) throws XMLStreamException {
        Deque<Open> open = new ArrayDeque<>();
        int elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > MAXIMUM_ELEMENTS || open.size() >= MAXIMUM_DEPTH) {
                        throw new MalformedException("XML document too deep or too large");
                    }
                    open.push(start(reader));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.peek().text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    XmlElement closed = open.pop().close();
                    if (open.isEmpty()) {
                        return closed;
                    }
                    open.peek().children.add(closed);
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new MalformedException("XML document with a document type or entity");
                default -> {}
            }
        }
        throw new MalformedException("XML document without an element");
    }

    private static Open start(XMLStreamReader reader) {
        var element = new Open(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            element.attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return element;
    }
}
