package org.eclipse.kura.configuration;

import org.osgi.annotation.versioning.ConsumerType;

/** Marks a service whose configuration the gateway manages. It must carry the property kura.service.pid. */
@ConsumerType
public interface ConfigurableComponent {}
