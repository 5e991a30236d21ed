package dev.modelwire.features.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.features.internal.FeatureStream.Offer;
import dev.modelwire.features.internal.Naive.Given;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class FeaturePropertyTest {

    private static final long MINUTE = 60_000;

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void offer_recordByRecord_isWhatTheWholeHistoryGives(@ForAll long seed, @ForAll boolean inBuckets) {
        Random random = new Random(seed);
        RandomPlan plan = new RandomPlan(random, inBuckets);
        FeatureStream stream = Streams.of(plan.json());
        Naive naive = new Naive(plan);
        List<Given> all = new ArrayList<>();
        for (Given given : records(random, inBuckets)) {
            all.add(given);
            assertEquals(naive.last(all), outcome(stream, given), () -> plan.json() + " " + all);
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void offer_everythingAfterTheOriginPoisoned_sameTensor(@ForAll long seed, @ForAll boolean inBuckets) {
        Random random = new Random(seed);
        RandomPlan plan = new RandomPlan(random, inBuckets);
        List<Given> given = records(random, inBuckets);
        FeatureStream stream = Streams.of(plan.json());
        for (int i = 0; i < given.size(); i++) {
            String outcome = outcome(stream, given.get(i));
            if (outcome.startsWith("[")) {
                assertEquals(outcome, poisoned(plan, given.subList(0, i + 1), stream.origin()));
            }
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void takeOver_inTheMiddle_goesOnAsIfNothingHadHappened(@ForAll long seed, @ForAll boolean inBuckets) {
        Random random = new Random(seed);
        RandomPlan plan = new RandomPlan(random, inBuckets);
        plan.features.removeIf(feature -> feature.kind().equals("smoothing"));
        if (plan.features.isEmpty()) {
            return;
        }
        FeatureStream undisturbed = Streams.of(plan.json());
        FeatureStream stream = Streams.of(plan.json());
        for (Given given : records(random, inBuckets)) {
            if (random.nextInt(5) == 0) {
                FeatureStream next = Streams.of(plan.json());
                assertTrue(next.takeOver(stream).taken());
                stream = next;
            }
            assertEquals(outcome(undisturbed, given), outcome(stream, given));
        }
    }

    private static String poisoned(RandomPlan plan, List<Given> records, long origin) {
        FeatureStream stream = Streams.of(plan.json());
        String last = "";
        for (Given each : records) {
            boolean isAfter = each.time() > origin;
            last = outcome(
                    stream, isAfter ? new Given(each.time(), each.x() * -1e9 + 1e12, each.y() * 1e9 - 1e12) : each);
        }
        return last;
    }

    private static String outcome(FeatureStream stream, Given given) {
        Map<String, Object> record = new HashMap<>();
        record.put("t", given.time());
        if (!Double.isNaN(given.x())) {
            record.put("x", given.x());
        }
        if (!Double.isNaN(given.y())) {
            record.put("y", given.y());
        }
        Offer offer = stream.offer(record);
        return switch (offer) {
            case DUE -> Streams.tensor(stream);
            case ABSORBED -> "absorbed";
            case REFUSED -> stream.refusal().name();
        };
    }

    /** Returns records of a few days around the change to summer time: early, late, out of order, twice, with gaps and holes. */
    private static List<Given> records(Random random, boolean inBuckets) {
        List<Given> records = new ArrayList<>();
        long time = Streams.at("2026-03-28T00:00:00Z") + random.nextInt(60) * MINUTE;
        int holes = 5 + random.nextInt(40);
        int gaps = 10 + random.nextInt(60);
        for (int i = 0; i < 80; i++) {
            time += (inBuckets ? 5 + random.nextInt(40) : 50 + random.nextInt(20)) * MINUTE;
            if (random.nextInt(gaps) == 0) {
                time += random.nextInt(360) * MINUTE;
            }
            long at = random.nextInt(6) == 0 ? time - random.nextInt(150) * MINUTE : time;
            records.add(new Given(at, value(random, holes), value(random, holes)));
            if (random.nextInt(15) == 0) {
                records.add(records.get(random.nextInt(records.size())));
            }
        }
        return records;
    }

    private static double value(Random random, int holes) {
        return random.nextInt(holes) == 0 ? Double.NaN : random.nextInt(2000) / 8.0 - 100;
    }
}
