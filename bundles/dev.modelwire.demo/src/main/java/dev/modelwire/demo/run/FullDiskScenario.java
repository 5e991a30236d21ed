package dev.modelwire.demo.run;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The disk is full when version 2 comes: version 1 scores on, the report says how many bytes are missing, and the update
 * finishes by itself when there is room again.
 */
final class FullDiskScenario implements Scenario {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int RATE = 1_000;
    private static final long BEFORE = 2_000;
    private static final long WHILE_FULL = 5_000;
    private static final Pattern MISSING = Pattern.compile("free \\[(\\d+)] bytes");

    private final SmallDisk disk;

    FullDiskScenario(SmallDisk disk) {
        this.disk = disk;
    }

    /** What was seen of the gateway while the disk was full. */
    record Full(String code, long missing, long scored, String active) {

        /** Reads the report; as many records were scored since version 2 was refused. */
        static Full of(JsonObject reported, long scored) {
            String detail = Reported.failureDetail(reported, "shuttle");
            Matcher found = MISSING.matcher(detail);
            return new Full(
                    Reported.failure(reported, "shuttle"),
                    found.find() ? Long.parseLong(found.group(1)) : 0,
                    scored,
                    Reported.activeVersion(reported, "shuttle"));
        }

        boolean asPromised() {
            return code.equals("STORE_FULL") && missing > 0 && scored >= WHILE_FULL && active.equals("1");
        }
    }

    @Override
    public int rate() {
        return RATE;
    }

    @Override
    public Outcome play(Plant plant) throws IOException {
        plant.say("the store lies on " + disk.means());
        plant.storeAt(disk.store(), disk.minimumFreeMib());
        plant.publish("1");
        if (!Waiting.until(PATIENCE, () -> active(plant).equals("1") && stored(plant))) {
            return Outcome.failed("full-disk", "version 1 never became active: " + plant.reported());
        }
        plant.startReplay();
        Waiting.until(PATIENCE, () -> plant.ledger().answered() > BEFORE);
        plant.say("shuttle@1 scores; a file of " + disk.fill() + " bytes fills the disk; publishing shuttle@2");
        Full full;
        try {
            plant.publish("2");
            Waiting.until(PATIENCE, () -> !Reported.failure(plant.reported(), "shuttle")
                    .isEmpty());
            plant.say("reported: " + Reported.failureDetail(plant.reported(), "shuttle"));
            long before = scored(plant);
            Waiting.until(PATIENCE, () -> scored(plant) >= before + WHILE_FULL);
            full = Full.of(plant.reported(), scored(plant) - before);
        } finally {
            disk.free();
        }
        plant.say("shuttle@" + full.active() + " scored " + full.scored()
                + " records meanwhile; the file is deleted, and nobody touches anything else");
        long freed = System.nanoTime();
        if (!Waiting.until(PATIENCE, () -> active(plant).equals("2"))) {
            return Outcome.failed("full-disk", "version 2 never became active: " + plant.reported());
        }
        plant.say(String.format(
                Locale.ROOT,
                "shuttle@2 is active %.1f s after that; waiting for the last records",
                (System.nanoTime() - freed) / 1e9));
        Waiting.until(PATIENCE, plant::replayDone);
        long in = plant.emitted();
        Waiting.until(PATIENCE, () -> plant.ledger().answered() >= in);
        return judge(full, plant.ledger().account(in), plant.reported());
    }

    static Outcome judge(Full full, RecordLedger.Account account, JsonObject reported) {
        boolean passed = full.asPromised()
                && account.in() > BEFORE + WHILE_FULL
                && account.scored() == account.in()
                && account.lost() == 0
                && account.duplicated() == 0
                && account.mixed() == 0
                && account.swaps() == 1
                && Reported.activeVersion(reported, "shuttle").equals("2")
                && Reported.failure(reported, "shuttle").isEmpty();
        String line = String.format(
                Locale.ROOT,
                "scenario full-disk: refused with %s missing=%d bytes, scored meanwhile=%d by shuttle@%s; then records"
                        + " in=%d scored=%d lost=%d duplicated=%d mixed=%d swaps=%d active=shuttle@%s",
                full.code(),
                full.missing(),
                full.scored(),
                full.active(),
                account.in(),
                account.scored(),
                account.lost(),
                account.duplicated(),
                account.mixed(),
                account.swaps(),
                Reported.activeVersion(reported, "shuttle"));
        return new Outcome(passed, line, full + " " + account.firstMixed() + " " + reported);
    }

    private boolean stored(Plant plant) {
        JsonObject reported = plant.reported();
        return reported.has("store")
                && Reported.text(reported.getAsJsonObject("store"), "directory")
                        .equals(disk.store().toString());
    }

    private static long scored(Plant plant) {
        return plant.ledger().account(0).scored();
    }

    private static String active(Plant plant) {
        return Reported.activeVersion(plant.reported(), "shuttle");
    }
}
