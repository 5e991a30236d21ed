package dev.modelwire.engine.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EngineSessionTest {

    private static final TensorInfo IN = new TensorInfo("x", ElementType.FP32, List.of(1, 2));
    private static final TensorInfo OUT = new TensorInfo("y", ElementType.FP32, List.of(1));

    @Test
    void run_inputFilled_addsUp() throws Exception {
        try (Adder adder = new Adder(SessionOptions.stateless())) {
            assertEquals(5f, adder.add(2f, 3f));
            assertEquals(7f, adder.add(3f, 4f));
            assertEquals(2, adder.resets.get());
        }
    }

    @Test
    void run_stateful_stateIsNotReset() throws Exception {
        try (Adder adder = new Adder(new SessionOptions(1, true))) {
            adder.add(2f, 3f);
            assertEquals(0, adder.resets.get());
        }
    }

    @Test
    void run_inputShort_refusedBeforeTheNativeCodeRuns() {
        try (Adder adder = new Adder(SessionOptions.stateless())) {
            EngineException e =
                    assertThrows(EngineException.class, () -> adder.run(new Call(in -> in.putFloat(1f), out -> {})));
            assertEquals(EngineException.Kind.INVALID_INPUT, e.kind());
            assertEquals("input [x] was given 4 bytes: it takes 8", e.getMessage());
            assertEquals(0, adder.invocations.get());
        }
    }

    @Test
    void run_afterClose_refusedAndReleasedOnce() {
        Adder adder = new Adder(SessionOptions.stateless());
        adder.close();
        adder.close();
        EngineException e = assertThrows(EngineException.class, () -> adder.add(1f, 1f));
        assertEquals(EngineException.Kind.CLOSED, e.kind());
        assertEquals(1, adder.releases.get());
    }

    @Test
    void close_whileRunning_waitsForTheCall() throws Exception {
        Adder adder = new Adder(SessionOptions.stateless());
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Thread runner = new Thread(() -> {
            try {
                adder.run(new Call(
                        in -> {
                            inside.countDown();
                            await(go);
                            in.putFloat(1f).putFloat(1f);
                        },
                        out -> {}));
            } catch (EngineException e) {
                throw new IllegalStateException(e);
            }
        });
        runner.start();
        await(inside);
        Thread closer = new Thread(adder::close);
        closer.start();
        while (closer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertEquals(0, adder.releases.get());
        go.countDown();
        runner.join();
        closer.join();
        assertFalse(adder.usedAfterRelease);
        assertEquals(1, adder.releases.get());
        assertEquals(1, adder.invocations.get());
    }

    @Test
    void constructor_bufferOfTheWrongSize_refused() {
        ByteBuffer small = ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder());
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new Adder(SessionOptions.stateless(), small));
        assertEquals("the buffer of tensor [x] holds 4 bytes: it must hold 8", e.getMessage());
    }

    @Test
    void tensorInfo_dynamicDimension_refused() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> new TensorInfo("x", ElementType.FP32, List.of(-1, 2)));
        assertTrue(e.getMessage().startsWith("tensor [x] has shape [-1, 2]: every dimension must be positive"));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Call(java.util.function.Consumer<ByteBuffer> in, java.util.function.Consumer<ByteBuffer> out)
            implements SessionCall {
        @Override
        public void write(List<ByteBuffer> inputs) {
            in.accept(inputs.get(0));
        }

        @Override
        public void read(List<ByteBuffer> outputs) {
            out.accept(outputs.get(0));
        }
    }

    private static final class Adder extends EngineSession {
        private final ByteBuffer in;
        private final ByteBuffer out;
        private final AtomicInteger invocations = new AtomicInteger();
        private final AtomicInteger resets = new AtomicInteger();
        private final AtomicInteger releases = new AtomicInteger();
        private volatile boolean usedAfterRelease;

        Adder(SessionOptions options) {
            this(options, ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder()));
        }

        private Adder(SessionOptions options, ByteBuffer in) {
            this(options, in, ByteBuffer.allocateDirect(4).order(ByteOrder.nativeOrder()));
        }

        private Adder(SessionOptions options, ByteBuffer in, ByteBuffer out) {
            super(options, List.of(IN), List.of(in), List.of(OUT), List.of(out));
            this.in = in;
            this.out = out;
        }

        float add(float a, float b) throws EngineException {
            float[] sum = new float[1];
            run(new Call(buffer -> buffer.putFloat(a).putFloat(b), buffer -> sum[0] = buffer.getFloat()));
            return sum[0];
        }

        @Override
        protected void resetState() {
            resets.incrementAndGet();
        }

        @Override
        protected void invoke() {
            usedAfterRelease |= releases.get() > 0;
            invocations.incrementAndGet();
            out.putFloat(0, in.getFloat(0) + in.getFloat(4));
        }

        @Override
        protected void release() {
            releases.incrementAndGet();
        }
    }
}
