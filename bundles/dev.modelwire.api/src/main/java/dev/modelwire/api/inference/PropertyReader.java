package dev.modelwire.api.inference;

import org.osgi.annotation.versioning.ConsumerType;

/** Takes the properties of a record, one after the other. */
@ConsumerType
public interface PropertyReader {

    /**
     * Takes a {@code Double}, or a {@code Float} widened to it, which is exact.
     *
     * @param name of the property
     * @param value which may be NaN or infinite
     */
    void number(String name, double value);

    /**
     * Takes any other value.
     *
     * @param name of the property
     * @param value not null
     */
    void value(String name, Object value);
}
