package dev.modelwire.watch.internal;

/**
 * Something that should be up and is not.
 *
 * @param kind {@code bundle} or {@code component}
 * @param name of it, of a bundle with its version
 * @param state in the framework's word
 * @param why in words
 */
record Problem(String kind, String name, String state, String why) {}
