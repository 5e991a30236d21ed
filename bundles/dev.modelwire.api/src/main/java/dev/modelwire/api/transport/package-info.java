/**
 * How the host lends its trust and its identity to outbound connections.
 */
@Export
@Version("1.0.0")
package dev.modelwire.api.transport;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
