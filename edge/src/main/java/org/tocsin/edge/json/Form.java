package org.tocsin.edge.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// How values of one Java type are written and read. Immutable once built; null never reaches a form.
interface Form {
    void write(JsonGenerator out, Object value);

    /// @param path where in the document, for messages
    /// @throws MalformedJson
    Object read(JsonNode node, String path);

    /// A line of text that changes whenever this form does, its parts excluded.
    String signature();
}
