package org.tocsin.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// docs/configuration.md is what the code says. `-Dtocsin.write=true` writes it anew.
class ConfigurationGuideTest {
    @Test
    void theGuideIsCurrent() throws IOException {
        var file = Path.of(System.getProperty("tocsin.root", ".."), "docs", "configuration.md");
        if (Boolean.getBoolean("tocsin.write")) {
            Files.writeString(file, ConfigurationGuide.markdown());
        }
        assertThat(file).hasContent(ConfigurationGuide.markdown());
    }

    @Test
    void everySettingIsExplained() {
        ConfigurationReader.listNames()
                .forEach((name, component) -> assertThat(
                                component.getAnnotation(Setting.class).value())
                        .as(name)
                        .endsWith("."));
    }
}
