/**
 * The wire graph: its configuration, the ports of its components and how several ports are read together.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.eclipse.kura.wire.graph;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
