package dev.modelwire.gateway.internal.component;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.util.Base64;
import org.eclipse.kura.wire.WireRecord;

/** One record as one line of JSON. Bytes are Base64; a number that JSON cannot say is a text such as {@code "NaN"}. */
final class RecordJson {

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private RecordJson() {}

    static String write(WireRecord wireRecord) {
        var json = new JsonObject();
        wireRecord.getProperties().forEach((name, typed) -> {
            var value = typed.getValue();
            if (value instanceof byte[] bytes) {
                json.addProperty(name, Base64.getEncoder().encodeToString(bytes));
            } else if (value instanceof Boolean b) {
                json.addProperty(name, b);
            } else if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
                json.addProperty(name, number);
            } else {
                json.addProperty(name, String.valueOf(value));
            }
        });
        return GSON.toJson(json);
    }
}
