package dev.modelwire.sync.internal.desired;

import dev.modelwire.api.desired.Activation;
import dev.modelwire.api.desired.Rollout;
import java.util.Set;

/** Reads when and where a version of the full form is activated. */
final class ActivationFields {

    private static final String AT = "at:";

    private ActivationFields() {}

    static Activation activation(Fields model) throws DesiredRefusedException {
        if (!model.has("activate")) {
            return Activation.IMMEDIATE;
        }
        String text = model.string("activate");
        if (text.equals("immediate")) {
            return Activation.IMMEDIATE;
        }
        if (text.equals("manual")) {
            return new Activation.Manual();
        }
        if (text.startsWith(AT)) {
            return model.typed("activate", at -> new Activation.At(FullForm.instant(at.substring(AT.length()))));
        }
        if (text.equals("shadow")) {
            return new Activation.Shadow();
        }
        throw Fields.invalid(
                model.at("activate"),
                "is [" + Shown.of(text) + "]: it must be [immediate], [manual], [shadow] or [at:<time>]");
    }

    static Rollout rollout(Fields model) throws DesiredRefusedException {
        if (!model.has("rollout")) {
            return Rollout.ALL;
        }
        Fields rollout = model.object("rollout").known(Set.of("percent", "salt"), Set.of());
        int percent = (int) rollout.integer("percent", 0, 100);
        return rollout.typed("salt", salt -> new Rollout(percent, salt));
    }
}
