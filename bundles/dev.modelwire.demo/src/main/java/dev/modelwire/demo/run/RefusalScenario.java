package dev.modelwire.demo.run;

import java.io.IOException;
import java.time.Duration;

/** A damaged version 2 is published: it is refused with the reason, and version 1 goes on. */
final class RefusalScenario implements Scenario {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int LEAST_RECORDS = 1_000;

    @Override
    public Outcome play(Plant plant) throws IOException {
        plant.publish("1");
        if (!Waiting.until(PATIENCE, () -> active(plant).equals("1"))) {
            return Outcome.failed("refusal", "version 1 never became active: " + plant.reported());
        }
        plant.startReplay();
        plant.say("publishing a damaged shuttle@2");
        plant.publishDamaged("2");
        boolean refused = Waiting.until(PATIENCE, () -> !failure(plant).isEmpty());
        long before = plant.ledger().answered();
        boolean goesOn =
                Waiting.until(PATIENCE, () -> plant.ledger().answered() > before + LEAST_RECORDS || plant.replayDone());
        String line = "scenario refusal: refused with " + failure(plant) + ", active=shuttle@" + active(plant)
                + ", swaps=" + plant.ledger().account(0).swaps();
        boolean passed = refused
                && goesOn
                && failure(plant).equals("DIGEST_MISMATCH")
                && active(plant).equals("1");
        return new Outcome(passed, line, plant.reported().toString());
    }

    private static String active(Plant plant) {
        return Reported.activeVersion(plant.reported(), "shuttle");
    }

    private static String failure(Plant plant) {
        return Reported.failure(plant.reported(), "shuttle");
    }
}
