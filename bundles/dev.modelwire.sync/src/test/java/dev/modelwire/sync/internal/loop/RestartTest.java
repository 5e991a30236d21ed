package dev.modelwire.sync.internal.loop;

import static dev.modelwire.sync.internal.loop.Gateway.at;
import static dev.modelwire.sync.internal.loop.Gateway.state;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.modelwire.api.model.ModelName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What answers after a restart is what answered before, whatever else lies in the store. */
class RestartTest {

    @TempDir
    Path directory;

    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new Gateway(directory);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    /** One updated, one as it was, one refused, one that failed its probation, one stopped, one brought back to an older version. */
    private String everyKind() {
        gateway.configure(
                state(
                        1,
                        gateway.model("updated", "1", "model one"),
                        gateway.model("same", "1", "model same"),
                        gateway.model("refused", "1", "model good"),
                        gateway.model("fell", "1", "model firm"),
                        gateway.model("stopped", "1", "model gone"),
                        gateway.model("back", "1", "model old")),
                false);
        gateway.configure(
                state(
                        2,
                        gateway.model("updated", "2", "model two"),
                        gateway.model("same", "1", "model same"),
                        gateway.model("refused", "2", "nonsense"),
                        gateway.model("fell", "2", "model soft"),
                        gateway.model("back", "2", "model new"),
                        gateway.model("never", "1", "rubbish")),
                false);
        gateway.activator.setBack(ModelName.of("fell"));
        String last = state(
                3,
                gateway.model("updated", "2", "model two"),
                gateway.model("same", "1", "model same"),
                gateway.model("refused", "2", "nonsense"),
                gateway.model("fell", "2", "model soft"),
                gateway.model("back", "1", "model old"),
                gateway.model("never", "1", "rubbish"));
        gateway.configure(last, false);
        gateway.threads.pass(Duration.ofMinutes(1));
        return last;
    }

    @Test
    void powerCut_A11_modelsOfEveryKind_exactlyThoseThatAnsweredAnswer() {
        everyKind();
        Map<String, String> before = answering();
        assertEquals(Map.of("updated", "2", "same", "1", "refused", "1", "fell", "1", "back", "1"), before);

        gateway.powerCut();
        assertEquals(before, answering(), "before anything is configured");
        gateway.powerCut();
        assertEquals(before, answering(), "and again");
    }

    @Test
    void powerCut_A11_sourceGone_staysSo() {
        String last = everyKind();
        Map<String, String> before = answering();
        gateway.server.close();

        gateway.powerCut();
        gateway.configure(last, false);
        gateway.threads.pass(Duration.ofHours(2));

        assertEquals(before, answering());
        assertEquals("3", at(gateway.reported(), "revision"));
        assertEquals("PROBATION_FAILED", at(gateway.model("fell"), "failure", "code"));
        assertEquals("MODEL_INVALID", at(gateway.model("refused"), "failure", "code"));
    }

    @Test
    void powerCut_A11_nothingAnswered_nothingAnswers() {
        gateway.configure(state(1, gateway.model("pump", "1", "model one")), false);
        gateway.configure(state(2), false);

        gateway.powerCut();
        gateway.threads.pass(Duration.ofHours(2));

        assertEquals(Map.of(), answering());
    }

    private Map<String, String> answering() {
        Map<String, String> answering = new TreeMap<>();
        gateway.activator
                .running()
                .forEach((name, version) ->
                        answering.put(name.value(), version.label().value()));
        return answering;
    }
}
