package dev.modelwire.kura.internal.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class OwnThreadTest {

    @Test
    void execute_task_runsOnItsNamedDaemon() throws Exception {
        try (OwnThread thread = new OwnThread("modelwire-test")) {
            CompletableFuture<Thread> ran = new CompletableFuture<>();

            thread.execute(() -> ran.complete(Thread.currentThread()));

            Thread on = ran.get(10, TimeUnit.SECONDS);
            assertEquals("modelwire-test", on.getName());
            assertTrue(on.isDaemon());
        }
    }

    @Test
    void execute_afterAFailure_goesOn() throws Exception {
        try (OwnThread thread = new OwnThread("modelwire-test")) {
            CompletableFuture<String> ran = new CompletableFuture<>();

            thread.execute(() -> {
                throw new IllegalStateException("on purpose");
            });
            thread.after(Duration.ofMillis(1), () -> ran.complete("yes"));

            assertEquals("yes", ran.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void close_withWork_doesWhatWaitsNowAndNotWhatWaitsForLater() {
        AtomicBoolean now = new AtomicBoolean();
        AtomicBoolean later = new AtomicBoolean();
        OwnThread thread = new OwnThread("modelwire-test");
        thread.after(Duration.ofDays(1), () -> later.set(true));
        thread.execute(() -> now.set(true));

        thread.close();
        thread.execute(() -> later.set(true));

        assertTrue(now.get());
        assertFalse(later.get());
    }
}
