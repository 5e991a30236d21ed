package dev.modelwire.kura.internal.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

    @Test
    void next_againAndAgain_doublesUpToTenMinutes() {
        Patience patience = new Patience(() -> 1);

        assertEquals(Duration.ofSeconds(10), patience.next());
        assertEquals(Duration.ofSeconds(20), patience.next());
        for (int i = 0; i < 100; i++) {
            patience.next();
        }
        assertEquals(Duration.ofMinutes(10), patience.next());
        patience.reset();
        assertEquals(Duration.ofSeconds(10), patience.next());
    }

    @Test
    void next_byChance_isAtLeastHalf() {
        assertEquals(Duration.ofSeconds(5), new Patience(() -> 0).next());
    }
}
