/**
 * What a gateway is asked to run: the desired state, the service that takes it from any source, and how that service
 * fetches what it lacks.
 */
@Export
@Version("1.0.0")
package dev.modelwire.api.desired;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
