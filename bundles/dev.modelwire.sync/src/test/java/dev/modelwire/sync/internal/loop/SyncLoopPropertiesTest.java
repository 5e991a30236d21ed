package dev.modelwire.sync.internal.loop;

import dev.modelwire.sync.internal.loop.FragileStore.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/** The real loop over a real HTTP server, with deaths, failures of single operations, rot, lies and leaping time. */
class SyncLoopPropertiesTest {

    /** Something that happens, with a name to read it by when it has come to matter. */
    private record Event(String name, Happening happening) {
        @Override
        public String toString() {
            return name;
        }
    }

    private interface Happening {
        void to(LoopLife life) throws IOException;
    }

    private static Arbitrary<Event> always(String name, Happening happening) {
        return Arbitraries.just(new Event(name, happening));
    }

    private static Arbitrary<Integer> version() {
        return Arbitraries.integers().between(1, LoopLife.DEADLY);
    }

    private static Arbitrary<String> name() {
        return Arbitraries.of(LoopLife.NAMES);
    }

    @Provide
    Arbitrary<List<Event>> life() {
        Arbitrary<Event> desire = Arbitraries.maps(name(), version())
                .map(versions -> new Event("desire " + versions, life -> life.desire(versions)));
        Arbitrary<Event> pass = Arbitraries.integers()
                .between(1, 900)
                .map(seconds -> new Event("pass " + seconds + " s", life -> life.pass(seconds)));
        Arbitrary<Event> doom = Combinators.combine(Arbitraries.integers().between(1, 12), Arbitraries.of(Fate.class))
                .as((n, fate) -> new Event(fate + " at " + n, life -> life.doom(n, fate)));
        Arbitrary<Event> rot = Combinators.combine(name(), version())
                .as((model, v) -> new Event("rot " + model + v, life -> life.rot(model, v)));
        Arbitrary<Event> lie = Combinators.combine(name(), version())
                .as((model, v) -> new Event("lie " + model + v, life -> life.breakServer(model, v)));
        Arbitrary<Event> jump = Arbitraries.integers()
                .between(-20_000, 20_000)
                .map(days -> new Event("jump " + days, life -> life.jump(days)));
        return Arbitraries.frequencyOf(
                        Tuple.of(5, desire),
                        Tuple.of(4, pass),
                        Tuple.of(3, doom),
                        Tuple.of(2, rot),
                        Tuple.of(2, lie),
                        Tuple.of(1, jump),
                        Tuple.of(1, always("again", LoopLife::again)),
                        Tuple.of(2, always("power cut", LoopLife::powerCut)),
                        Tuple.of(1, always("operator", LoopLife::operator)),
                        Tuple.of(1, always("engine goes", life -> life.engine(false))),
                        Tuple.of(1, always("engine comes", life -> life.engine(true))))
                .list()
                .ofMinSize(3)
                .ofMaxSize(25);
    }

    @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
    void loop_anyLife_keepsTheRulesAndConverges(@ForAll("life") List<Event> life) throws IOException {
        Path directory = Files.createTempDirectory("loop-life");
        try (LoopLife gateway = new LoopLife(directory)) {
            for (Event event : life) {
                event.happening().to(gateway);
            }
            gateway.calmsDown();
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
