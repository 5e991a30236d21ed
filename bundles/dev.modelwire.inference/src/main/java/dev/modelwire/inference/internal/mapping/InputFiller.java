package dev.modelwire.inference.internal.mapping;

import dev.modelwire.api.inference.ScoreOutcome;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes one input from records: first everything is checked outside the session, then it is handed over. */
sealed interface InputFiller permits FeatureFiller, PropertyFiller {

    /** Takes what the record has for this input; returns why it cannot, or null. */
    ScoreOutcome.@Nullable Refused take(Map<String, ?> record, Missing missing);

    /** Hands over what was taken last. */
    void write(ByteBuffer input);

    /** Returns the filler for an input. */
    static InputFiller of(BoundInput input) {
        return input.features().isEmpty() ? new PropertyFiller(input) : new FeatureFiller(input);
    }
}
