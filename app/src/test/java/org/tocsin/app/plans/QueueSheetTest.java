package org.tocsin.app.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.core.calls.Line;
import org.tocsin.core.queues.Distribution;
import org.tocsin.core.queues.QueuePlan;

class QueueSheetTest {
    @TempDir
    Path folder;

    private QueuePlan read(String text) throws IOException {
        return QueueSheet.read(Files.writeString(folder.resolve("queues.json"), text), "America/New_York");
    }

    @Test
    void theBuiltInLinesHoldTogether() {
        var plan = QueueSheet.builtIn("America/New_York");
        assertThat(plan.listFaults()).isEmpty();
        assertThat(plan.queues())
                .extracting(queue -> queue.line())
                .contains(Line.EMERGENCY, Line.TEXT, Line.ALARM, Line.NON_EMERGENCY, Line.ADMINISTRATIVE);
        assertThat(plan.find("NON").orElseThrow().numbers()).containsExactly("+16175551212");
    }

    @Test
    void whatIsLeftOutHasItsValue() throws IOException {
        var plan = read("""
                {"version": "v", "queues": [
                  {"code": "911", "name": "9-1-1", "line": "EMERGENCY"},
                  {"code": "NON", "name": "Business", "line": "NON_EMERGENCY", "hours": ["MON-FRI 17:00-08:00 911"]}]}
                """);
        var queue = plan.find("911").orElseThrow();
        assertThat(queue.distribution()).isEqualTo(Distribution.RING_ALL);
        assertThat(queue.overflowSeconds()).isEqualTo(20);
        assertThat(plan.find("NON").orElseThrow().hours().getFirst().days()).hasSize(5);
    }

    @Test
    void everyFaultIsNamed() {
        assertThatThrownBy(() -> read("""
                        {"version": "v", "queues": [
                          {"code": "911", "name": "9-1-1", "line": "EMERGENCY", "overflow": "NOWHERE"},
                          {"code": "911", "name": "again", "line": "EMERGENCY", "skill": "magic"}]}
                        """))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is there twice")
                .hasMessageContaining("NOWHERE")
                .hasMessageContaining("nobody has the skill magic")
                .hasMessageContaining("no queue takes Non-emergency calls");
        assertThatThrownBy(() -> read("""
                        {"version": "v", "queues": [
                          {"code": "A", "name": "A", "line": "EMERGENCY", "hours": ["sometimes"]}]}
                        """)).hasMessageContaining("hours are written like");
        assertThatThrownBy(() -> read("[]")).isInstanceOf(IllegalArgumentException.class);
    }
}
