package dev.modelwire.gateway.internal.configuration;

import java.util.List;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Option;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.jspecify.annotations.Nullable;

/** An attribute definition as {@link OcdParser} read it. */
record ParsedAd(
        String id,
        @Nullable String name,
        @Nullable String description,
        Scalar type,
        int cardinality,
        boolean required,
        @Nullable String defaultText,
        @Nullable String min,
        @Nullable String max,
        List<Option> options)
        implements AD {

    /** A label and the value it stands for. */
    record Choice(String label, String value) implements Option {

        @Override
        public String getLabel() {
            return label;
        }

        @Override
        public String getValue() {
            return value;
        }
    }

    ParsedAd {
        options = List.copyOf(options);
    }

    @Override
    public List<Option> getOption() {
        return options;
    }

    @Override
    public @Nullable String getName() {
        return name;
    }

    @Override
    public @Nullable String getDescription() {
        return description;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public Scalar getType() {
        return type;
    }

    @Override
    public int getCardinality() {
        return cardinality;
    }

    @Override
    public @Nullable String getMin() {
        return min;
    }

    @Override
    public @Nullable String getMax() {
        return max;
    }

    @Override
    public @Nullable String getDefault() {
        return defaultText;
    }

    @Override
    public boolean isRequired() {
        return required;
    }
}
