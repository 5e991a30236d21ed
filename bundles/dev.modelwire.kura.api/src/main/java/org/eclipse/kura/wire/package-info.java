/**
 * Wire components, and the envelopes and records they exchange.
 */
@Export
@NullMarked
@Version("2.0.0")
package org.eclipse.kura.wire;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
