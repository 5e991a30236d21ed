package dev.modelwire.kura.internal;

import dev.modelwire.kura.internal.dialect.AwsDialect;
import dev.modelwire.kura.internal.dialect.AzureDialect;
import dev.modelwire.kura.internal.dialect.Dialect;
import dev.modelwire.kura.internal.dialect.ModelwireDialect;
import java.util.regex.Pattern;

/**
 * A configuration of the cloud twin that can be used.
 *
 * @param dialect as it begins to be spoken
 */
record CloudTwinOptions(boolean enabled, Dialect dialect) {

    private static final Pattern THING = Pattern.compile("[a-zA-Z0-9:_-]{1,128}");
    private static final Pattern SHADOW = Pattern.compile("[a-zA-Z0-9:_-]{0,64}");

    static CloudTwinOptions of(CloudTwinConfig config) {
        String dialect = Attributes.text("dialect", config::dialect);
        return new CloudTwinOptions(
                Attributes.flag("enabled", config::enabled),
                switch (dialect) {
                    case "modelwire" -> new ModelwireDialect();
                    case "azure" -> new AzureDialect();
                    case "aws" -> aws(config);
                    default ->
                        throw new IllegalArgumentException(
                                "option dialect [" + dialect + "] must be modelwire, azure or aws");
                });
    }

    private static Dialect aws(CloudTwinConfig config) {
        return AwsDialect.of(
                matching("thing.name", Attributes.text("thing.name", config::thing_name), THING, "1 to 128"),
                matching("shadow.name", Attributes.text("shadow.name", config::shadow_name), SHADOW, "at most 64"));
    }

    private static String matching(String key, String value, Pattern rule, String length) {
        if (!rule.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "option " + key + " [" + value + "] must be " + length + " of a-z A-Z 0-9 : _ -");
        }
        return value;
    }
}
