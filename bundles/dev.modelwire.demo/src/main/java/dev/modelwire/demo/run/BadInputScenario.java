package dev.modelwire.demo.run;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Bad desired states, bad files and bad records, one after the other: each must be refused with its typed reason, while
 * version 1 stays active and nothing is left in the store's temporary area.
 */
final class BadInputScenario implements Scenario {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HEADER = "seq,V1,V2,V3,V4,V5,V6,V7,V8,V9,state\n";

    private final List<String> wrong = new ArrayList<>();

    @Override
    public Outcome play(Plant plant) throws IOException {
        plant.publish("1");
        if (!Waiting.until(PATIENCE, () -> active(plant).equals("1"))) {
            return Outcome.failed("bad-input", "version 1 never became active: " + plant.reported());
        }
        List<BadInput> cases = BadInput.all(plant);
        for (BadInput bad : cases) {
            bad.files().forEach(plant::serve);
            plant.desire(bad.document());
            boolean refused = Waiting.until(PATIENCE, () -> codes(plant).contains(bad.code()));
            judge(plant, bad.name(), refused, bad.code());
        }
        int records = 0;
        records += record(plant, "a missing feature", "1,50,0,84,0,46,0,34,39,,High\n", "MISSING_FEATURE");
        records += record(plant, "a NaN", "2,50,NaN,84,0,46,0,34,39,6,High\n", "NOT_FINITE");
        records += record(plant, "a text", "3,warm,0,84,0,46,0,34,39,6,High\n", "WRONG_TYPE");
        String line = String.format(
                Locale.ROOT,
                "scenario bad-input: desired states %d, records %d, wrong outcomes %d, active=shuttle@%s, left in tmp %d",
                cases.size(),
                records,
                wrong.size(),
                active(plant),
                plant.leftovers());
        return new Outcome(wrong.isEmpty(), line, String.join("\n", wrong));
    }

    private int record(Plant plant, String name, String row, String code) throws IOException {
        long before = plant.ledger().refused(code);
        plant.replay(HEADER + row);
        judge(plant, name, Waiting.until(PATIENCE, () -> plant.ledger().refused(code) > before), code);
        return 1;
    }

    private void judge(Plant plant, String name, boolean refused, String code) {
        boolean clean = Waiting.until(PATIENCE, () -> plant.leftovers() == 0);
        boolean kept = active(plant).equals("1");
        plant.say(String.format(Locale.ROOT, "%-34s %s", name, refused && kept && clean ? code : "WRONG"));
        if (!refused || !kept || !clean) {
            wrong.add(name + ": refused with " + code + " " + refused + ", version 1 kept " + kept + ", nothing left "
                    + clean + "; " + plant.reported());
        }
    }

    /** Every code that the gateway reports now: of the last refused document and of the model. */
    private static List<String> codes(Plant plant) {
        JsonObject reported = plant.reported();
        JsonObject refused = reported.has("refused") ? reported.getAsJsonObject("refused") : new JsonObject();
        return List.of(Reported.text(refused, "code"), Reported.failure(reported, "shuttle"));
    }

    private static String active(Plant plant) {
        return Reported.activeVersion(plant.reported(), "shuttle");
    }
}
