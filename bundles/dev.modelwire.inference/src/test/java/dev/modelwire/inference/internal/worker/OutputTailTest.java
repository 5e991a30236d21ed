package dev.modelwire.inference.internal.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutputTailTest {

    private static final String DEATH = """
            INFO: Created TensorFlow Lite XNNPACK delegate for CPU.
            #
            # A fatal error has been detected by the Java Runtime Environment:
            #
            #  SIGFPE (0x8) at pc=0x00007f0c0c0b1a2d, pid=17, tid=18
            #
            # Problematic frame:
            # C  [libtensorflowlite.so+0x1a2d]  tflite::Reshape+0x2d
            #
            """;

    private final OutputTail tail = new OutputTail();

    @Test
    void signalAndFrame_javaMachineSaysThem_areFound() {
        take(DEATH);

        assertEquals(Optional.of("SIGFPE"), tail.signal());
        assertEquals(Optional.of("C  [libtensorflowlite.so+0x1a2d]  tflite::Reshape+0x2d"), tail.frame());
    }

    @Test
    void signalAndFrame_nobodySaysThem_areEmpty() {
        take("terminate called after throwing an instance of 'std::bad_alloc'\n");

        assertEquals(Optional.empty(), tail.signal());
        assertEquals(Optional.empty(), tail.frame());
        assertEquals("terminate called after throwing an instance of 'std::bad_alloc'", tail.shown());
    }

    @Test
    void take_endlessOutput_keepsTheEnd() {
        for (int i = 0; i < 1000; i++) {
            take("line " + i + " ".repeat(100));
        }
        take(DEATH);

        assertEquals(Optional.of("SIGFPE"), tail.signal());
        assertTrue(tail.shown().length() <= 300, tail.shown());
    }

    private void take(String text) {
        tail.take(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
