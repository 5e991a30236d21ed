package dev.modelwire.demo.run;

import java.io.IOException;
import java.time.Duration;

/** The desired state stands in the host's own configuration: it is fetched and activated; a broken one is refused. */
final class ConfigurationScenario implements Scenario {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Override
    public Outcome play(Plant plant) throws IOException {
        plant.configure(plant.document("2"));
        boolean active = Waiting.until(PATIENCE, () -> active(plant).equals("2"));
        String source = Reported.text(plant.reported(), "source");
        plant.configure("{ this is no JSON");
        boolean refused = Waiting.until(PATIENCE, () -> code(plant).equals("DESIRED_NOT_JSON"));
        String line = "scenario configuration: source=" + source + " active=shuttle@" + active(plant)
                + " then refused with " + code(plant);
        boolean passed = active
                && refused
                && source.equals("configuration")
                && active(plant).equals("2");
        return new Outcome(passed, line, plant.reported().toString());
    }

    private static String active(Plant plant) {
        return Reported.activeVersion(plant.reported(), "shuttle");
    }

    private static String code(Plant plant) {
        return Reported.text(Reported.source(plant.reported(), "configuration"), "code");
    }
}
