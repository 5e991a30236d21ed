package dev.modelwire.demo.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** Version 1 scores the telemetry; in the middle of it version 2 is published, fetched, tried and swapped in. */
final class SwapScenario implements Scenario {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LEAST_RECORDS = 20_000;
    private static final double SWAP_AFTER = 0.3;

    private final long records;

    SwapScenario(long records) {
        this.records = records;
    }

    @Override
    public Outcome play(Plant plant) throws IOException {
        plant.publish("1");
        if (!Waiting.until(PATIENCE, () -> active(plant).equals("1"))) {
            return Outcome.failed("swap", "version 1 never became active: " + plant.reported());
        }
        plant.say("shuttle@1 is active; the machine starts");
        plant.startReplay();
        Waiting.until(PATIENCE, () -> plant.ledger().answered() > SWAP_AFTER * records);
        plant.say("publishing shuttle@2 while records flow");
        plant.publish("2");
        if (!Waiting.until(PATIENCE, () -> active(plant).equals("2"))) {
            return Outcome.failed("swap", "version 2 never became active: " + plant.reported());
        }
        plant.say("shuttle@2 is active; waiting for the last records");
        Waiting.until(PATIENCE, plant::replayDone);
        long in = plant.emitted();
        Waiting.until(PATIENCE, () -> plant.ledger().answered() >= in);
        return judge(plant.ledger().account(in), active(plant));
    }

    private static Outcome judge(RecordLedger.Account account, String active) {
        double before = account.accuracy().getOrDefault("1", 0.0);
        double after = account.accuracy().getOrDefault("2", 0.0);
        boolean passed = account.in() >= LEAST_RECORDS
                && account.scored() == account.in()
                && account.lost() == 0
                && account.duplicated() == 0
                && account.mixed() == 0
                && account.swaps() == 1
                && active.equals("2")
                && after > before;
        String line = String.format(
                Locale.ROOT,
                "scenario swap: records in=%d scored=%d lost=%d duplicated=%d mixed=%d swaps=%d active=shuttle@%s"
                        + " accuracy v1=%.4f v2=%.4f",
                account.in(),
                account.scored(),
                account.lost(),
                account.duplicated(),
                account.mixed(),
                account.swaps(),
                active,
                before,
                after);
        return new Outcome(passed, line, account.firstMixed());
    }

    private static String active(Plant plant) {
        return Reported.activeVersion(plant.reported(), "shuttle");
    }
}
