package dev.modelwire.features.internal;

/** What one record says: its time, and the values of the columns of which it has one. Used again for each record. */
final class Reading {

    final double[] values;
    long time;
    long present;

    Reading(int columns) {
        values = new double[columns];
    }

    boolean has(int column) {
        return ((present >>> column) & 1) != 0;
    }
}
