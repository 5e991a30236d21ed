/**
 * Typed values, the only kind of value that travels on wires.
 */
@Export
@NullMarked
@Version("1.1.0")
package org.eclipse.kura.type;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
