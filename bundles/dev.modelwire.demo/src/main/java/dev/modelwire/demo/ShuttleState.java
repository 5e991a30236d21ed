package dev.modelwire.demo;

import java.util.Arrays;
import java.util.List;

/** States of the radiator, in the order of the models' output. */
public enum ShuttleState {
    RAD_FLOW(0, "Rad.Flow"),
    FPV_CLOSE(1, "Fpv.Close"),
    FPV_OPEN(2, "Fpv.Open"),
    HIGH(3, "High"),
    BYPASS(4, "Bypass"),
    BPV_CLOSE(5, "Bpv.Close"),
    BPV_OPEN(6, "Bpv.Open");

    private static final ShuttleState[] ALL = values();

    private final int index;
    private final String label;

    ShuttleState(int index, String label) {
        this.index = index;
        this.label = label;
    }

    /** Returns the state's name in the data and in the manifests. */
    public String label() {
        return label;
    }

    /** Returns the state's place in the models' output. */
    public int index() {
        return index;
    }

    /** Returns the labels in the order of the models' output. */
    public static List<String> labels() {
        return Arrays.stream(ALL).map(ShuttleState::label).toList();
    }

    static ShuttleState at(int index) {
        return ALL[index];
    }

    static ShuttleState of(String label) {
        for (ShuttleState state : ALL) {
            if (state.label.equals(label)) {
                return state;
            }
        }
        throw new IllegalArgumentException("Shuttle state [" + label + "] is unknown: it must be one of " + labels());
    }
}
