/**
 * Connections to a cloud platform: the manager that opens them and the endpoint messages pass through.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.eclipse.kura.cloudconnection;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
