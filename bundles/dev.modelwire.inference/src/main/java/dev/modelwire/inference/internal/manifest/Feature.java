package dev.modelwire.inference.internal.manifest;

/**
 * One element of an input and the property of a record that fills it: the tensor's value is (raw − offset) × scale.
 *
 * @param name the property
 * @param unit the unit of the raw value, for people; may be empty
 */
public record Feature(String name, String unit, double offset, double scale) {}
