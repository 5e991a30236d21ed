/**
 * Managed configuration: which components take part in it and the service that reads, changes and snapshots it.
 */
@Export
@NullMarked
@Version("1.2.0")
package org.eclipse.kura.configuration;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
