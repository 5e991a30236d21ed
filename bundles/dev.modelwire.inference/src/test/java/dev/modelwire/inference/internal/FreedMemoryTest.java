package dev.modelwire.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.inference.internal.gate.Memory;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FreedMemoryTest {

    private final Queue<Runnable> looks = new ArrayDeque<>();
    private final AtomicInteger givenBack = new AtomicInteger();
    private final FreedMemory freed = new FreedMemory(
            new Memory() {

                @Override
                public long availableBytes() {
                    return 0;
                }

                @Override
                public void giveBack() {
                    givenBack.incrementAndGet();
                }
            },
            looks::add);

    private void seconds(int count) {
        for (int i = 0; i < count; i++) {
            looks.remove().run();
        }
    }

    @Test
    void changed_quietLongEnough_givesBackOnceAndLooksNoMore() {
        freed.changed();
        seconds(FreedMemory.QUIET - 1);
        assertEquals(0, givenBack.get());

        seconds(1);

        assertEquals(1, givenBack.get());
        assertTrue(looks.isEmpty(), "nothing is left to be looked after");
    }

    @Test
    void changed_againMeanwhile_waitsFromThere() {
        freed.changed();
        freed.changed();
        seconds(FreedMemory.QUIET - 1);
        freed.changed();
        assertEquals(1, looks.size(), "one look at a time, however many changes there are");
        seconds(FreedMemory.QUIET - 1);
        assertEquals(0, givenBack.get());

        seconds(1);

        assertEquals(1, givenBack.get());
    }

    @Test
    void changed_afterItWasGivenBack_beginsAnew() {
        freed.changed();
        seconds(FreedMemory.QUIET);

        freed.changed();
        seconds(FreedMemory.QUIET);

        assertEquals(2, givenBack.get());
    }
}
