package dev.modelwire.gateway.internal.component;

import java.util.Map;

/** Lets the command {@code counters} read what a component has counted since it was activated. */
public interface CounterSource {

    Map<String, Long> counters();
}
