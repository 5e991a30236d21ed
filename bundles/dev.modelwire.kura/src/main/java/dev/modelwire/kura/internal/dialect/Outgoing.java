package dev.modelwire.kura.internal.dialect;

/** A message to be sent; its body may be empty. */
public record Outgoing(String topic, String body) {}
