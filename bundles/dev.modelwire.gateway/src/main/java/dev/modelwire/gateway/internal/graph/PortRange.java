package dev.modelwire.gateway.internal.graph;

import java.util.Map;

/** How many ports of one direction a component may have. */
record PortRange(int minimum, int maximum, int standard) {

    /** A component without cardinality properties has one port, or none. */
    static PortRange of(String direction, Map<String, Object> properties, boolean has) throws DefinitionException {
        if (!properties.containsKey("input.cardinality.minimum")) {
            var count = has ? 1 : 0;
            return new PortRange(count, count, count);
        }
        return new PortRange(
                number(properties, direction + ".cardinality.minimum"),
                number(properties, direction + ".cardinality.maximum"),
                number(properties, direction + ".cardinality.default"));
    }

    private static int number(Map<String, Object> properties, String name) throws DefinitionException {
        if (properties.get(name) instanceof Integer number) {
            return number;
        }
        throw new DefinitionException("property [" + name + "] is [" + properties.get(name)
                + "]: where input.cardinality.minimum is given, all six cardinality properties must be Integers");
    }

    boolean holds(int count) {
        return count >= minimum && count <= maximum;
    }
}
