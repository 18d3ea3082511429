package org.tocsin.app.configuration;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;

/// docs/configuration.md, made from the settings themselves.
public final class ConfigurationGuide {
    private ConfigurationGuide() {}

    public static String markdown() {
        var text = new StringBuilder("""
                # Configuration

                Made from the code by `ConfigurationGuideTest`; do not edit.

                `./tocsin serve --config FILE` reads one YAML file, `./tocsin run` needs none and takes one with
                `--config`. `--set http.port=9000` sets a single value on the command line and wins over the file.
                `${NAME}` in a value stands for the environment variable, which is where passwords belong. A file with
                faults is answered with all of them at once, and nothing is started (exit code 2).

                ```yaml
                http:
                  address: 0.0.0.0
                  tls-certificate: /etc/tocsin/fullchain.pem
                  tls-key: /etc/tocsin/key.pem
                database:
                  url: jdbc:postgresql://db.example/tocsin
                  user: tocsin_app
                  password: ${TOCSIN_DATABASE_PASSWORD}
                city:
                  pack: /var/lib/tocsin/city.pack
                ```
                """);
        for (var part : Configuration.class.getRecordComponents()) {
            text.append("\n## ")
                    .append(ConfigurationReader.kebab(part.getName()))
                    .append("\n")
                    .append(part.getAnnotation(Setting.class).value())
                    .append("\n\n| setting | default | what it means |\n|---|---|---|\n");
            var prefix = ConfigurationReader.kebab(part.getName()) + ".";
            for (var component : part.getType().getRecordComponents()) {
                row(text, prefix, component);
            }
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String prefix, RecordComponent component) {
        var setting = component.getAnnotation(Setting.class);
        text.append("| `")
                .append(prefix)
                .append(ConfigurationReader.kebab(component.getName()))
                .append("` | ")
                .append(setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`")
                .append(" | ")
                .append(setting.value())
                .append(limits(component.getType(), setting))
                .append(" |\n");
    }

    private static String limits(Class<?> type, Setting setting) {
        if (type == List.class) {
            return " A list.";
        }
        if (setting.min() == Long.MIN_VALUE || setting.max() == Long.MAX_VALUE) {
            return "";
        }
        var unit = type == Duration.class ? " s" : "";
        return " From " + setting.min() + unit + " to " + setting.max() + unit + ".";
    }
}
