package dev.modelwire.demo.run;

import dev.modelwire.demo.DemoModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** What the demo's models must answer, worked out without a gateway. */
public final class Truth {

    private final RecordLedger ledger;

    private Truth(RecordLedger ledger) {
        this.ledger = ledger;
    }

    /** Makes the models in that directory if they are not there, and knows what they answer. */
    public static Truth ofModelsIn(Path directory) throws IOException {
        DemoModels.main(new String[] {directory.toString()});
        return new Truth(new RecordLedger(ShuttleReference.load(directory, "1", "2")));
    }

    /** Takes note of a scored record. */
    public void result(Map<String, Object> record) {
        ledger.result(record);
    }

    /** Returns how many records were not what the version that they name answers. */
    public long wrong() {
        return ledger.account(0).mixed();
    }

    /** Returns the first of them, blank if there is none. */
    public String firstWrong() {
        return ledger.account(0).firstMixed();
    }
}
