package dev.modelwire.wire.internal.replay;

import java.util.Map;
import org.eclipse.kura.type.TypedValue;

/**
 * A row that can be emitted.
 *
 * @param millis its time, milliseconds since 1970, 0 if rows have no time
 * @param values by column, in the file's order, without the missing ones
 */
record Row(long millis, Map<String, TypedValue<?>> values) {}
