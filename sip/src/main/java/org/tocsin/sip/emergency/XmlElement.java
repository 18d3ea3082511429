package org.tocsin.sip.emergency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// An element of a small XML document. Names are local: peers disagree about namespaces.
record XmlElement(String name, Map<String, String> attributes, List<XmlElement> children, String text) {
    XmlElement {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    Optional<XmlElement> child(String wanted) {
        return children.stream()
                .filter(child -> child.name.equalsIgnoreCase(wanted))
                .findFirst();
    }

    /// The text of a child; empty if there is no child or no text.
    Optional<String> childText(String wanted) {
        return child(wanted).map(XmlElement::text).filter(content -> !content.isEmpty());
    }

    /// This element and all below it, in document order.
    Stream<XmlElement> all() {
        var all = new ArrayList<XmlElement>();
        collect(all);
        return all.stream();
    }

    private void collect(List<XmlElement> all) {
        all.add(this);
        children.forEach(child -> child.collect(all));
    }

    Optional<XmlElement> first(String wanted) {
        return all().filter(element -> element.name.equalsIgnoreCase(wanted)).findFirst();
    }

    String attribute(String wanted) {
        return attributes.getOrDefault(wanted, "");
    }

    @Override
    public String toString() {
        return "XmlElement[" + children.size() + " children]";
    }
}
