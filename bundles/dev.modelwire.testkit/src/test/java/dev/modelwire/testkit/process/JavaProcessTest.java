package dev.modelwire.testkit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class JavaProcessTest {

    static final class Says {
        public static void main(String[] arguments) {
            System.out.print(Integer.getInteger("times") + " " + String.join(",", arguments));
            System.exit(Integer.parseInt(arguments[1]));
        }
    }

    @Test
    void output_optionsAndArguments_arriveInTheProcess() throws Exception {
        assertEquals("3 a b,0", JavaProcess.output(JavaProcess.of(List.of("-Dtimes=3"), Says.class, "a b", 0)));
    }

    @Test
    void output_statusIsNotZero_throwsWithWhatWasSaid() {
        var refused = assertThrows(
                IllegalStateException.class,
                () -> JavaProcess.output(JavaProcess.of(List.of("-Dtimes=1"), Says.class, "word", 7)));

        assertTrue(refused.getMessage().contains("[7]"), refused.getMessage());
        assertTrue(refused.getMessage().contains("1 word,7"), refused.getMessage());
    }
}
