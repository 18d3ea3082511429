package org.tocsin.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The consoles' types are the server's. `-Dtocsin.write=true` writes them anew.
class WireTypesTest {
    @Test
    void theTypesAreCurrent() throws IOException {
        var file = Path.of(System.getProperty("tocsin.root", ".."), "web", "wire", "src", "types.ts");
        if (Boolean.getBoolean("tocsin.write")) {
            Files.writeString(file, WireTypes.typescript());
        }
        assertThat(file).hasContent(WireTypes.typescript());
    }
}
