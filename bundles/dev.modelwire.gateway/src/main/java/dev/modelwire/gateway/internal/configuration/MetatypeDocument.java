package dev.modelwire.gateway.internal.configuration;

import org.eclipse.kura.configuration.metatype.OCD;

/** What one metatype file says: a definition, and whether it is for one component or for the instances of a factory. */
record MetatypeDocument(String pid, boolean factory, OCD definition) {}
