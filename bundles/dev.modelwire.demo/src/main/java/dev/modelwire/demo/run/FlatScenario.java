package dev.modelwire.demo.run;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;

/** The flat form of older handlers: it works, it sets {@code lastModelUpdate}, and nothing is fetched twice. */
final class FlatScenario implements Scenario {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int POLLS = 3;
    private static final String FILE = "/models/shuttle/2/model.tflite";

    @Override
    public Outcome play(Plant plant) throws IOException {
        plant.publishFlat("2");
        boolean active = Waiting.until(PATIENCE, () -> !Reported.activeVersion(plant.reported(), "shuttle")
                .isEmpty());
        String updated = Reported.text(plant.reported(), "lastModelUpdate");
        plant.say("active since " + updated + "; publishing the same again");
        plant.publishFlat("2");
        for (int poll = 0; poll < POLLS; poll++) {
            String contact = lastContact(plant);
            Waiting.until(PATIENCE, () -> !lastContact(plant).equals(contact));
        }
        JsonObject reported = plant.reported();
        long fetched = plant.downloads(FILE);
        boolean passed = active
                && !updated.isEmpty()
                && updated.equals(Reported.text(reported, "lastModelUpdate"))
                && fetched == 1;
        String line = "scenario flat: active=shuttle@" + Reported.activeVersion(reported, "shuttle")
                + " lastModelUpdate=" + updated + " downloads=" + fetched;
        return new Outcome(passed, line, reported.toString());
    }

    private static String lastContact(Plant plant) {
        return Reported.text(Reported.source(plant.reported(), "http"), "lastContact");
    }
}
