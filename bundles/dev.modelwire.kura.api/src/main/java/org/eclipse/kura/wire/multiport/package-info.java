/**
 * Markers of components with more than one port in a direction.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.eclipse.kura.wire.multiport;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
