package dev.modelwire.api.inference;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A record that tells its properties in one pass, without an object for each number. Whoever gives records to a model may give such
 * ones: they are scored as any map of the same properties is, with less garbage.
 */
@ConsumerType
public interface ReadableRecord extends Map<String, Object> {

    /**
     * Tells each property that has a value, once, in any order: what {@link Map#forEach} would tell. Called in the thread that
     * scores the record.
     *
     * @param reader not to be kept
     */
    void tell(PropertyReader reader);
}
